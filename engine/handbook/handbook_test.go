package handbook

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/change"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/compile"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// decoded reads a file of testdata.
func decoded[T any](t *testing.T, name string, decode func(*bytes.Reader) (T, error)) T {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	v, err := decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// whole is a source with something for every chapter.
func whole(t *testing.T) Source {
	t.Helper()
	read := func(r *bytes.Reader) (*model.Definitions, error) { return bpmn.Decode(r) }
	d, before := decoded(t, "claim.bpmn", read), decoded(t, "claim-before.bpmn", read)
	numbers := decoded(t, "claim.json", func(r *bytes.Reader) (*scenario.Scenario, error) { return scenario.Decode(r) })
	program, err := compile.Definitions(d, numbers)
	if err != nil {
		t.Fatal(err)
	}
	result, err := simulate.Program(t.Context(), program, simulate.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	other := *numbers
	other.Name = "Peak season"
	found, sound := check.Examine(t.Context(), d, numbers, check.Options{Policy: &finding.Policy{Waivers: []finding.Waiver{{Rule: "raci.automation-without-owner", Element: "Pay", Reason: "The till does it.", By: "Ann", Until: "2027-01-31"}}}})
	return Source{
		Cover:   Cover{Version: "1.2.0", Owner: "Ann Lee", Date: "2026-11-28", Revision: "7"},
		Drawing: d, Scenarios: []Rehearsal{{Numbers: numbers, Report: report.Of(program, result, "test")}, {Numbers: &other}, {Name: "Unfinished", Why: problem.Say("It cannot be read.", "无法读取。")}},
		Checked: true, Found: found, Sound: sound, Since: "1.1.0", Changes: change.Between(change.State{Drawing: before}, change.State{Drawing: d}),
		Versions: []Version{{"1.1.0", "2026-10-01", "Ann", "As agreed with finance"}}, Changelog: "# Log\n\n- *First* version",
	}
}

// told is a document for people to read in a golden file.
func told(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s\n", d.Title.Line(), d.Kind.Line(), d.Running)
	tellAll(&b, d.Cover, "")
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "---- %s\n", map[bool]string{true: "across", false: "upright"}[s.Wide])
		tellAll(&b, s.Blocks, "")
	}
	return b.String()
}

func tellAll(b *strings.Builder, blocks []Block, indent string) {
	for _, block := range blocks {
		tell(b, block, indent)
	}
}

func tell(b *strings.Builder, block Block, indent string) {
	line := func(format string, args ...any) {
		b.WriteString(indent + strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", " ⏎ ") + "\n")
	}
	switch x := block.(type) {
	case *Heading:
		line("%s %s %s", strings.Repeat("#", x.Level), x.Number, x.Text.Line())
	case *Paragraph:
		line("%s%s", map[bool]string{true: "~ "}[x.Quiet], inked(x.Spans))
	case *List:
		for _, item := range x.Items {
			line("*")
			tellAll(b, item, indent+"  ")
		}
	case *Code:
		line("```%s```", x.Text)
	case *Table:
		if !x.Plain {
			var heads []string
			for _, c := range x.Columns {
				heads = append(heads, c.Head.Line())
			}
			line("[ %s ]", strings.Join(heads, " | "))
		}
		for _, r := range x.Rows {
			var cells []string
			for _, c := range r.Cells {
				var inside strings.Builder
				tellAll(&inside, c.Blocks, "")
				cells = append(cells, strings.ReplaceAll(strings.TrimSpace(inside.String()), "\n", " / "))
			}
			line("| %s |", strings.Join(cells, " | "))
		}
	case *Figure:
		line("(picture %d, %.0f × %.0f at %.2f: %s)", x.Picture, x.Width, x.Height, x.Scale, x.Caption.Line())
	case *Note:
		line("! %s", x.Text.Line())
	case *Signatures:
		line("(signatures)")
	case *Contents:
		line("(contents)")
	case *Break:
		line("(break)")
	}
}

// inked are spans with the marks of how they look.
func inked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := s.Text
		if s.Code {
			text = "`" + text + "`"
		}
		if s.Emphasis {
			text = "/" + text + "/"
		}
		if s.Strong {
			text = "*" + text + "*"
		}
		if s.Link != "" {
			text += "<" + s.Link + ">"
		}
		b.WriteString(text)
	}
	return b.String()
}

func TestAHandbookSaysEverythingInOneLanguageAndInBoth(t *testing.T) {
	source := whole(t)
	for name, languages := range map[string][]problem.Language{"en": {problem.English}, "both": {problem.Chinese, problem.English}} {
		got := told(Of(source, Options{Languages: languages}))
		golden := filepath.Join("testdata", "claim."+name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: %s", golden, firstDifference(got, string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d: got %q, want %q", i+1, g[i], append(w, "the end")[min(i, len(w))])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

func TestChaptersCanBeLeftOut(t *testing.T) {
	source := whole(t)
	d := Of(source, Options{Without: Chapters[1:]})
	if got := d.Headings(1); len(got) != 1 || got[0].Text.First != "At a glance" {
		t.Errorf("got %d headings, want the summary alone", len(got))
	}
	for _, h := range d.Headings(3) {
		if strings.Contains(h.Text.First, "How it goes") {
			t.Error("scenarios are left out, but the summary tells of one")
		}
	}
}

func TestAnEmptyDrawingMakesAHandbookThatSaysSo(t *testing.T) {
	got := told(Of(Source{Drawing: &model.Definitions{}, Sound: soundness.Soundness{}}, Options{}))
	for _, want := range []string{"Unnamed process", "not where it is drawn", "There are no activities", "does not say who does what"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}

func TestDescriptionsAreMarkdownAndNothingElse(t *testing.T) {
	for source, want := range map[string]string{
		"plain\nin two lines":                    "plain ⏎ in two lines",
		"# Big\n\nsmall":                         "*Big*|small",
		"**a** *b* `c<d>` [e](https://x.org)":    "*a* /b/ `c<d>` e<https://x.org>",
		"[e](javascript:alert(1)) <b>bold</b>":   "e <b>bold</b>",
		"<script>alert(1)</script>":              "<script>alert(1)</script>",
		"![logo](https://x.org/a.png)":           "logo<https://x.org/a.png>",
		"1 \\* 2 &lt; 3 &amp;copy; \\<i>":        "1 * 2 < 3 &copy; <i>",
		"- a\n- b\n  1. c":                       "*|  a|*|  b|  *|    c",
		"|x|y|\n|-|-|\n|1|":                      "[ x | y ]|| 1 |  |",
		"<div>\n\n**in**\n\n</div>":              "<div>|*in*|</div>",
		"```\n</style>\n```":                     "```</style>```",
		"see https://x.org and <https://y.org/>": "see https://x.org and https://y.org/<https://y.org/>",
	} {
		var b strings.Builder
		tellAll(&b, Markdown(source, false), "")
		if got := strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", "|"); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestDeeplyNestedMarkdownComesToAnEnd(t *testing.T) {
	for _, source := range []string{strings.Repeat("> ", 5000) + "x", strings.Repeat("- ", 3000) + "x", strings.Repeat("*", 20000), strings.Repeat("[", 5000)} {
		var b strings.Builder
		tellAll(&b, Markdown(source, false), "")
		if strings.HasSuffix(source, "x") && !strings.Contains(b.String(), "x") {
			t.Errorf("of %.10q… the text is gone: %.60q", source, b.String())
		}
	}
}

func TestPartsOfADrawingCoverAllOfItAndFitOnAPage(t *testing.T) {
	for _, size := range [][2]float64{{1700, 600}, {3190, 1186}, {2200, 2000}, {9000, 700}, {900, 6000}} {
		parts, scale := cut(size[0], size[1])
		if scale < legible || len(parts) == 0 || len(parts) > mostParts {
			t.Fatalf("%v: %d parts at %v", size, len(parts), scale)
		}
		right, bottom := 0.0, 0.0
		for i, p := range parts {
			if p.X < 0 || p.Y < 0 || p.X+p.Width > size[0]+1e-6 || p.Y+p.Height > size[1]+1e-6 || p.Width*scale > acrossWide+1e-6 {
				t.Errorf("%v: part %d is %+v at %v", size, i, p, scale)
			}
			if p.X > 0 && p.X > right-overlap+1e-6 {
				t.Errorf("%v: part %d begins at %v, the one before ends at %v", size, i, p.X, right)
			}
			right, bottom = p.X+p.Width, math.Max(bottom, p.Y+p.Height)
		}
		if math.Abs(right-size[0]) > 1e-6 || math.Abs(bottom-size[1]) > 1e-6 {
			t.Errorf("%v: the parts end at %v, %v", size, right, bottom)
		}
	}
	if parts, _ := cut(40_000, 20_000); parts != nil {
		t.Errorf("got %d pages of one drawing", len(parts))
	}
}

func TestADrawingOfAThousandStepsIsPrintedWhole(t *testing.T) {
	var xml strings.Builder
	xml.WriteString(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"><startEvent id="S"/>`)
	for i := range 1000 {
		fmt.Fprintf(&xml, `<userTask id="T%d" name="Step %d"><documentation>%s</documentation></userTask>`, i, i, strings.Repeat("long ", 200))
	}
	xml.WriteString(`</process></definitions>`)
	d, err := bpmn.Decode(strings.NewReader(xml.String()))
	if err != nil {
		t.Fatal(err)
	}
	got := told(Of(Source{Drawing: d}, Options{}))
	if n := strings.Count(got, "User task"); n != 1000 {
		t.Errorf("got %d steps, want 1000", n)
	}
}
