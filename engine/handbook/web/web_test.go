package web

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/handbook"
	"sandtable/engine/problem"
)

// hostile is a process all of whose texts want to be something else.
const hostile = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
<process id="P" name="&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;;}"><documentation>&lt;img src="http://evil.example/x.png" onerror="alert(1)"&gt; ![x](http://evil.example/y.png) [z](javascript:alert(1)) [ok](https://example.org/a?b=1&amp;c="d)</documentation>
<userTask id="T" name="&lt;iframe src='//evil.example'&gt;"/><userTask id="U" name="ein &amp; aus &#x1F4A9; 审核"/></process>
<di:BPMNDiagram><di:BPMNPlane bpmnElement="P"><di:BPMNShape bpmnElement="T"><dc:Bounds x="0" y="0" width="100" height="80"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram></definitions>`

func written(t *testing.T, source string, o handbook.Options) string {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Write(&b, handbook.Of(handbook.Source{Drawing: d, Cover: handbook.Cover{Owner: "</td>\x00\ufffe & Co", Version: `1"; @import url(//evil.example)`}}, o)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements goes through a file as XML does, and fails where it is not well-formed.
func elements(t *testing.T, file string, visit func(e xml.StartElement)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(file))
	d.Strict = true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			visit(e)
		}
	}
}

func TestWhatIsInADrawingStaysText(t *testing.T) {
	file := written(t, hostile, handbook.Options{})
	elements(t, file, func(e xml.StartElement) {
		switch e.Name.Local {
		case "script", "img", "iframe", "link", "object", "embed", "image", "foreignObject":
			t.Errorf("there is an element %s", e.Name.Local)
		}
		for _, a := range e.Attr {
			switch {
			case strings.HasPrefix(a.Name.Local, "on"):
				t.Errorf("%s has %s", e.Name.Local, a.Name.Local)
			case a.Name.Local == "href" && e.Name.Local == "a":
				if !strings.HasPrefix(a.Value, "#") && !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "http://") && !strings.HasPrefix(a.Value, "mailto:") {
					t.Errorf("a link leads to %q", a.Value)
				}
			case a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#"), a.Name.Local == "src":
				t.Errorf("%s loads %q", e.Name.Local, a.Value)
			}
		}
	})
	style := file[strings.Index(file, "<style>"):strings.Index(file, "</style>")]
	if strings.Contains(style, "evil") && regexp.MustCompile(`@import|url\(`).MatchString(style) {
		t.Errorf("something of the drawing is in the style sheet: %s", style[len(style)-300:])
	}
	if n := strings.Count(file, "</style>"); n != 1 {
		t.Errorf("the style sheet ends %d times", n)
	}
}

func TestLinksInsideLeadSomewhere(t *testing.T) {
	file := written(t, hostile, handbook.Options{Languages: []problem.Language{problem.Chinese, problem.English}})
	ids, wanted := map[string]bool{}, []string{}
	elements(t, file, func(e xml.StartElement) {
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				t.Errorf("two elements have the id %s", a.Value)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case a.Name.Local == "href" && strings.HasPrefix(a.Value, "#"):
				wanted = append(wanted, a.Value[1:])
			}
		}
	})
	if len(wanted) < 3 {
		t.Errorf("got %d links in the contents", len(wanted))
	}
	for _, id := range wanted {
		if !ids[id] {
			t.Errorf("nothing is called %s", id)
		}
	}
}

func TestAPartOfAPictureRefersToTheWhole(t *testing.T) {
	wide := strings.NewReplacer(`x="0" y="0" width="100"`, `x="0" y="0" width="4000"`).Replace(hostile)
	file := written(t, wide, handbook.Options{})
	if got := strings.Count(file, `<use href="#picture1"/>`); got < 3 {
		t.Errorf("got %d parts of a drawing of 4000 pixels", got)
	}
	if got := strings.Count(file, "iframe src"); got < 2 || got > 8 {
		t.Errorf("the name of a step is %d times in the file: is the picture in it more than once?", got)
	}
}

func TestTheRunningHeadReadsAsItWasWritten(t *testing.T) {
	// CSS Syntax 3, §4.3.7: one space after the number of a character belongs to the number.
	if got, want := quoted(`A · "B"`), `"A \0000b7  \000022 B\000022 "`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
