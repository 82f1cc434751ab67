package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"sandtable/app/samples"
	"sandtable/engine/bpmn"
	"sandtable/engine/handbook"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// orders are how the schema (ECMA-376, transitional) wants the children of an element to follow each other, as far as
// they are written here. Word refuses a file in which they do not.
var orders = map[string][]string{
	"pPr":            {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"},
	"rPr":            {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs", "lang"},
	"tbl":            {"tblPr", "tblGrid", "tr"},
	"tblPr":          {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"},
	"tr":             {"trPr", "tc"},
	"tcPr":           {"tcW", "gridSpan", "shd", "textDirection", "vAlign"},
	"sectPr":         {"headerReference", "footerReference", "type", "pgSz", "pgMar"},
	"lvl":            {"start", "numFmt", "lvlText", "lvlJc", "pPr"},
	"style":          {"name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"},
	"inline":         {"extent", "docPr", "cNvGraphicFramePr", "graphic"},
	"pic":            {"nvPicPr", "blipFill", "spPr"},
	"blipFill":       {"blip", "srcRect", "stretch"},
	"numbering":      {"abstractNum", "num"},
	"sdt":            {"sdtPr", "sdtContent"},
	"settings":       {"zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol", "listSeparator"},
	"tblBorders":     {"top", "left", "bottom", "right", "insideH", "insideV"},
	"tblCellMar":     {"top", "left", "bottom", "right"},
	"coreProperties": {"title", "subject", "creator", "language", "created", "modified"},
}

// element is one of a part, with those in it.
type element struct {
	name       string
	attributes map[string]string
	children   []*element
}

func parsed(t *testing.T, name, content string) *element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(root.children) != 1 {
				t.Fatalf("%s has %d roots", name, len(root.children))
			}
			return root.children[0]
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attributes: map[string]string{}}
			for _, a := range x.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			top := open[len(open)-1]
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func (e *element) walk(visit func(e *element)) {
	visit(e)
	for _, c := range e.children {
		c.walk(visit)
	}
}

func (e *element) all(name string) (found []*element) {
	e.walk(func(x *element) {
		if x.name == name {
			found = append(found, x)
		}
	})
	return found
}

// unpacked are the parts of a file.
func unpacked(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s bears the time %s", f.Name, f.Modified)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// valid holds a file against what Word wants of it.
func valid(t *testing.T, file []byte) {
	t.Helper()
	parts := unpacked(t, file)
	types := parsed(t, "content types", parts["[Content_Types].xml"])
	known := map[string]bool{}
	for _, e := range types.children {
		known[e.attributes["Extension"]+e.attributes["PartName"]] = true
	}
	for name := range parts {
		if ending := strings.TrimPrefix(path.Ext(name), "."); !known[ending] && !known["/"+name] && name != "[Content_Types].xml" {
			t.Errorf("nothing says what %s is", name)
		}
	}
	related(t, parts)
	for name, content := range parts {
		if strings.HasSuffix(name, ".xml") {
			ordered(t, name, parsed(t, name, content))
		}
	}
	main := parsed(t, "main part", parts["word/document.xml"])
	unique(t, main)
	tables(t, main)
	styled(t, main, parsed(t, "styles", parts["word/styles.xml"]))
	fields(t, main)
}

// related finds relations that lead nowhere, parts that nothing leads to, and ids that are used and not there.
func related(t *testing.T, parts map[string]string) {
	reached := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true, "word/_rels/document.xml.rels": true}
	ids := map[string]bool{}
	for file, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
		for _, r := range parsed(t, file, parts[file]).children {
			if folder != "" {
				ids[r.attributes["Id"]] = true
			}
			if r.attributes["TargetMode"] == "External" {
				continue
			}
			target := path.Join(folder, r.attributes["Target"])
			if _, ok := parts[target]; !ok {
				t.Errorf("%s leads to %s, which is not there", r.attributes["Id"], target)
			}
			reached[target] = true
		}
	}
	for name := range parts {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
	}
	parsed(t, "main part", parts["word/document.xml"]).walk(func(e *element) {
		for _, name := range []string{"embed", "id"} {
			if id := e.attributes[name]; strings.HasPrefix(id, "rId") && !ids[id] {
				t.Errorf("%s wants the relation %s", e.name, id)
			}
		}
	})
}

func ordered(t *testing.T, part string, root *element) {
	root.walk(func(e *element) {
		order := orders[e.name]
		if order == nil {
			return
		}
		last := -1
		for _, c := range e.children {
			at := slices.Index(order, c.name)
			if at < 0 {
				t.Errorf("%s: nothing is known of %s in %s", part, c.name, e.name)
			} else if at < last {
				t.Errorf("%s: %s comes too late in %s", part, c.name, e.name)
			}
			last = max(last, at)
		}
	})
}

func unique(t *testing.T, main *element) {
	for _, of := range [][2]string{{"bookmarkStart", "id"}, {"bookmarkStart", "name"}, {"docPr", "id"}} {
		seen := map[string]bool{}
		for _, e := range main.all(of[0]) {
			if seen[e.attributes[of[1]]] {
				t.Errorf("two %s have the %s %s", of[0], of[1], e.attributes[of[1]])
			}
			seen[e.attributes[of[1]]] = true
		}
	}
	bookmarks := map[string]bool{}
	for _, e := range main.all("bookmarkStart") {
		bookmarks[e.attributes["name"]] = true
	}
	for _, e := range main.all("hyperlink") {
		if to := e.attributes["anchor"]; to != "" && !bookmarks[to] {
			t.Errorf("a link leads to %s, which is not there", to)
		}
	}
}

func tables(t *testing.T, main *element) {
	for _, table := range main.all("tbl") {
		columns := 0
		for _, c := range table.children {
			if c.name == "tblGrid" {
				columns = len(c.children)
			}
		}
		for _, row := range table.children {
			if row.name != "tr" {
				continue
			}
			spans := 0
			for _, cell := range row.children {
				if cell.name != "tc" {
					continue
				}
				wide := 1
				for _, e := range cell.children[0].children {
					if e.name == "gridSpan" {
						if _, err := fmt.Sscan(e.attributes["val"], &wide); err != nil {
							t.Error(err)
						}
					}
				}
				spans += wide
				if last := cell.children[len(cell.children)-1]; last.name != "p" {
					t.Errorf("a cell ends with %s", last.name)
				}
			}
			if spans != columns {
				t.Errorf("a row has %d columns of %d", spans, columns)
			}
		}
	}
}

func styled(t *testing.T, main, styles *element) {
	known := map[string]bool{}
	for _, s := range styles.all("style") {
		known[s.attributes["styleId"]] = true
	}
	main.walk(func(e *element) {
		if slices.Contains([]string{"pStyle", "rStyle", "tblStyle"}, e.name) && !known[e.attributes["val"]] {
			t.Errorf("there is no style %s", e.attributes["val"])
		}
	})
}

// fields begin, are separated and end, one in the other.
func fields(t *testing.T, main *element) {
	depth := 0
	for _, e := range main.all("fldChar") {
		switch e.attributes["fldCharType"] {
		case "begin":
			depth++
		case "end":
			depth--
		}
		if depth < 0 || depth > 2 {
			t.Fatalf("fields are %d deep", depth)
		}
	}
	if depth != 0 {
		t.Errorf("%d fields do not end", depth)
	}
}

func made(t *testing.T, s handbook.Source, languages ...problem.Language) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, handbook.Of(s, handbook.Options{Languages: languages})); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryTemplateIsADocumentThatWordOpens(t *testing.T) {
	for _, s := range samples.All() {
		for _, languages := range [][]problem.Language{{problem.English}, {problem.Chinese}, {problem.Chinese, problem.English}} {
			d, err := bpmn.Decode(bytes.NewReader(s.Process(languages[0])))
			if err != nil {
				t.Fatal(err)
			}
			numbers, err := scenario.Decode(bytes.NewReader(s.Scenario(languages[0])))
			if err != nil {
				t.Fatal(err)
			}
			source := handbook.Source{Drawing: d, Cover: handbook.Cover{Date: "2026-11-28"}, Scenarios: []handbook.Rehearsal{{Numbers: numbers}}}
			file := made(t, source, languages...)
			valid(t, file)
			if !bytes.Equal(file, made(t, source, languages...)) {
				t.Errorf("%s in %v: written twice, the documents differ", s.ID, languages)
			}
		}
	}
}

func TestWhatIsInADrawingStaysText(t *testing.T) {
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P" name="&lt;/w:t&gt;&lt;w:p/&gt;"><userTask id="T" name="A &amp; B">
<documentation>[a](https://example.org/x y) [b](https://example.org/%zz) [c](file:///etc/passwd) [d](https://example.org/ok) &lt;w:drawing/&gt; {INCLUDETEXT "x"}

1. one
   - inner

     | x | y |
     |---|---|
     | 1 | 2 |
2. two</documentation></userTask></process></definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	file := made(t, handbook.Source{Drawing: d, Cover: handbook.Cover{Owner: "\x00\x1b & Co", Date: "some day"}}, problem.English)
	valid(t, file)
	parts := unpacked(t, file)
	if text := parts["word/document.xml"]; strings.Contains(text, "<w:drawing/>") || !strings.Contains(text, "&lt;w:drawing/&gt;") {
		t.Error("the description of a step is no text any more")
	}
	relations := parts["word/_rels/document.xml.rels"]
	if !strings.Contains(relations, `Target="https://example.org/ok"`) || strings.Contains(relations, "passwd") || strings.Contains(relations, "%zz") {
		t.Errorf("links are not as they should be: %s", relations)
	}
}
