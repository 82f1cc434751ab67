package bpsim_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/bpsim"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
)

func oneTask() string {
	return "startEvent s\ntask A\nendEvent e\ns -> A f1\nA -> e f2"
}

// bpsimOf wraps what stands in a scenario.
func bpsimOf(inside string) string {
	return `<BPSimData xmlns="http://www.bpsim.org/schemas/1.0"><Scenario id="S">` + inside + `</Scenario></BPSimData>`
}

func TestWhatIsNoBPSimIsRefusedWithItsPlaceAndAWayOut(t *testing.T) {
	for _, c := range []struct{ text, en, zh string }{
		{"", "bpmn.empty The file is empty (0 bytes). Open another file, or export this one again.", "文件为空（0 字节）。请打开其他文件，或重新导出该文件。"},
		{"<a/>", "bpsim.none There is no BPSim in this file. Choose one with an element BPSimData: BPSim on its own, or a BPMN file that was exported with it.",
			"文件中没有 BPSim 数据。请选择含有 BPSimData 元素的文件：独立的 BPSim 文件，或导出时带有 BPSim 的 BPMN 文件。"},
		{`<BPSimData xmlns="urn:mine"/>`, "bpsim.none There is no BPSim in this file. Choose one with an element BPSimData: BPSim on its own, or a BPMN file that was exported with it.",
			"文件中没有 BPSim 数据。请选择含有 BPSimData 元素的文件：独立的 BPSim 文件，或导出时带有 BPSim 的 BPMN 文件。"},
		{`<BPSimData xmlns="http://www.bpsim.org/schemas/1.0"/>`, "bpsim.no-scenario 1:1: The file has BPSim data, but no scenario. Set one up in the tool that it comes from, and export it again.",
			"1:1: 文件中有 BPSim 数据，但没有情景。请在原工具中建立情景后重新导出。"},
		{"<!DOCTYPE a [<!ENTITY b \"c\">]>" + bpsimOf(""), "bpmn.doctype 1:1: Document type and entity declarations are not allowed in a BPMN file. Delete the declaration that starts here.",
			"1:1: BPMN 文件中不允许出现文档类型（DOCTYPE）或实体声明。请删除从此处开始的声明。"},
	} {
		_, err := bpsim.Decode(strings.NewReader(c.text))
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%.40q: got %v, want a problem", c.text, err)
		} else if en, zh := p.Code+" "+p.Line(problem.English), p.Line(problem.Chinese); en != c.en || zh != c.zh {
			t.Errorf("%.40q:\n got %s\nwant %s\n got %s\nwant %s", c.text, en, c.en, zh, c.zh)
		}
	}
}

func TestAScenarioThatIsNotThereOrBuildsOnNothingIsRefused(t *testing.T) {
	const head = `<BPSimData xmlns="http://www.bpsim.org/schemas/1.0">`
	for _, c := range []struct{ text, name, want string }{
		{head + `<Scenario id="A" name="x"/><Scenario id="B" name="x"/></BPSimData>`, "", "bpsim.which The file has 2 scenarios. Say which one: x, x."},
		{head + `<Scenario id="A" name="x"/><Scenario id="B" name="x"/></BPSimData>`, "x", `bpsim.which 2 scenarios are named "x". Name it by its id: A, B and so on.`},
		{head + `<Scenario id="A" name="x"/><Scenario id="B"/></BPSimData>`, "C", `bpsim.unknown-scenario The file has no scenario "C". Say which one: x, B.`},
		{head + `<Scenario id="A" inherits="Z"/></BPSimData>`, "", `bpsim.unknown-parent 1:53: The scenario "A" builds on "Z", which the file does not have. Export both into one file.`},
		{head + `<Scenario id="A" inherits="B"/><Scenario id="B" inherits="A"/></BPSimData>`, "A", `bpsim.own-parent 1:84: The scenario "A" builds on itself, or on too many others. Let one of them inherit nothing.`},
	} {
		f, err := bpsim.Decode(strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = f.Scenario(c.name, sketch.Process(oneTask()))
		if p := problem.Of(err); p == nil || p.Code+" "+p.Error() != c.want {
			t.Errorf("%s %q: got %v, want %s", c.text, c.name, err, c.want)
		}
	}
}

// TestEveryNoticeHasAFileThatBringsItAbout reads the codes of notices from the source.
func TestEveryNoticeHasAFileThatBringsItAbout(t *testing.T) {
	elsewhere := map[string]bool{"too-many": true} // a test of its own
	said := ""
	files, err := filepath.Glob("testdata/*/*.notices.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		said += string(text)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code, found := regexp.MustCompile(`\bnote\([^"]*(?:""[^"]*)?"([a-z-]+)", `), 0
	for _, file := range sources {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(text), -1) {
			found++
			if !elsewhere[m[1]] && !strings.Contains(said, " bpsim."+m[1]+" ") {
				t.Errorf("%s: nothing brings the notice %q about", file, m[1])
			}
		}
	}
	if found < 60 {
		t.Errorf("got %d notices: is the test still looking in the right place?", found)
	}
}

func TestMorePeopleThanCanBeToldApartAreCutDownWithANotice(t *testing.T) {
	f, err := bpsim.Decode(strings.NewReader(bpsimOf(`<ElementParameters elementRef="crowd"><ResourceParameters><Quantity><NumericParameter value="900000"/></Quantity>` +
		`<Role><StringParameter value="a"/></Role><Role><StringParameter value="b"/></Role></ResourceParameters></ElementParameters>`)))
	if err != nil {
		t.Fatal(err)
	}
	s, notices, err := f.Scenario("", sketch.Process(oneTask()))
	if err != nil || len(s.People) != 10_000 {
		t.Fatalf("got %d people, %v", len(s.People), err)
	}
	if got := codes(notices); !strings.Contains(got, "bpsim.too-many") {
		t.Errorf("got %s", got)
	}
}

func codes(notices []problem.Problem) string {
	var all []string
	for _, n := range notices {
		all = append(all, n.Code)
	}
	return strings.Join(all, " ")
}

// TestHostileFilesAreReadInBoundedTime has files of some megabytes that would take long if
// anything were looked for again and again.
func TestHostileFilesAreReadInBoundedTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	many := func(n int, line func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	for name, inside := range map[string]string{
		"elements": many(50_000, func(i int) string {
			return fmt.Sprintf(`<ElementParameters elementRef="x%d"><CostParameters/></ElementParameters>`, i%40_000)
		}),
		"resources": many(20_000, func(i int) string {
			return fmt.Sprintf(`<ElementParameters elementRef="x%d"><ResourceParameters><Role><StringParameter value="r%d"/></Role><Role><StringParameter value="q"/></Role></ResourceParameters></ElementParameters>`, i, i)
		}),
		"properties": `<ScenarioParameters><PropertyParameters>` + many(20_000, func(i int) string {
			return fmt.Sprintf(`<Property name="a%cb"><FloatingParameter value="1"/></Property>`, rune(0x3041+i%20)) + fmt.Sprintf(`<Property name="?%s"/>`, strings.Repeat("!", i%90))
		}) + `</PropertyParameters></ScenarioParameters>`,
		"attributes": many(50_000, func(int) string { return `<Calendar odd="1"/>` }),
		"calendar":   `<Calendar id="c">BEGIN:VCALENDAR` + many(60_000, func(int) string { return "\n 0123456789" }) + `</Calendar>`,
		"expression": `<ElementParameters elementRef="f1"><ControlParameters><Condition><ExpressionParameter value="` + strings.Repeat("(", 9000) + `"/></Condition></ControlParameters></ElementParameters>`,
	} {
		f, err := bpsim.Decode(strings.NewReader(bpsimOf(inside)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, notices, err := f.Scenario("", sketch.Process(oneTask())); err != nil && problem.Of(err) == nil || len(notices) > 3000 {
			t.Errorf("%s: %d notices, %v", name, len(notices), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/*/process.bpmn")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	d := sketch.Process(oneTask())
	if file, err := os.Open("testdata/unsaid/process.bpmn"); err == nil {
		if d, err = bpmn.Decode(file); err != nil {
			f.Fatal(err)
		}
		_ = file.Close() // it was only read
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := bpsim.Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			s, _, err := file.Scenario(name.ID, d)
			if err != nil {
				if problem.Of(err) == nil {
					t.Errorf("got %v, which is no problem", err)
				}
				continue
			}
			if _, _, err := bpsim.Encode(s, d); err != nil {
				t.Errorf("what was read cannot be written: %v", err)
			}
		}
	})
}
