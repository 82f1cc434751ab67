package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
)

func TestChineseNeverBeginsALineWithWhatEndsASentence(t *testing.T) {
	for _, x := range []struct {
		text string
		want []string
	}{
		{"部门经理审批（金额≤5万元）；超出转总监", []string{"部门经理审批", "（金额≤5万", "元）；超出转总", "监"}},
		{"OA系统 审核订单PO并提交SAP", []string{"OA系统 审核订", "单PO并提交", "SAP"}},
		{"Check the customer's order", []string{"Check the", "customer's", "order"}},
		{"Donaudampfschifffahrtsgesellschaft", []string{"Donaudampfsch", "ifffahrtsgesellsc", "haft"}},
		{"一二三四五六七，八", []string{"一二三四五六", "七，八"}},
		{"𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", []string{"𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷"[:4]}},
		{"two\nlines", []string{"two", "lines"}},
		{"", nil},
	} {
		if got := wrap(x.text, 88); !slices.Equal(got, x.want) {
			t.Errorf("wrap(%q) = %q, want %q", x.text, got, x.want)
		}
	}
}

func TestNoLineIsWiderThanItsBox(t *testing.T) {
	const text = "收到客户订单（含“加急”标记）后，在ERP系统中登记；金额>5万元时，转部门经理审批。Then send a confirmation, within 24 h."
	for width := 30.0; width < 300; width += 7 {
		for _, line := range wrap(text, width) {
			// A closing mark may hang over where what it closes fills the line.
			if first := []rune(line)[0]; strings.ContainsRune(closing, first) {
				t.Errorf("at %g a line begins with %q: %q", width, first, line)
			}
			if over := widthOf(line) - width; over > 3*size {
				t.Errorf("at %g a line is %g too wide: %q", width, over, line)
			}
		}
	}
}

const everything = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:w="http://www.omg.org/spec/DD/20100524/DI" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0">
<process id="P" name="Order &amp; &lt;delivery&gt;">
 <startEvent id="S" name="Order in"/><userTask id="T" name="Check"><standardLoopCharacteristics/></userTask><exclusiveGateway id="G" default="f3"/><endEvent id="E"><terminateEventDefinition/></endEvent>
 <sequenceFlow id="f1" sourceRef="S" targetRef="T"/><sequenceFlow id="f2" sourceRef="T" targetRef="G"/><sequenceFlow id="f3" name="all right" sourceRef="G" targetRef="E"/>
</process>
<di:BPMNDiagram><di:BPMNPlane bpmnElement="P">
 <di:BPMNShape bpmnElement="S"><dc:Bounds x="0" y="22" width="36" height="36"/></di:BPMNShape>
 <di:BPMNShape bpmnElement="T" bioc:stroke="#a00" bioc:fill="&quot;/&gt;"><dc:Bounds x="90" y="0" width="100" height="80"/></di:BPMNShape>
 <di:BPMNShape bpmnElement="G" isMarkerVisible="true"><dc:Bounds x="250" y="15" width="50" height="50"/></di:BPMNShape>
 <di:BPMNShape bpmnElement="E"><dc:Bounds x="350" y="22" width="36" height="36"/></di:BPMNShape>
 <di:BPMNEdge bpmnElement="f1"><w:waypoint x="36" y="40"/><w:waypoint x="90" y="40"/></di:BPMNEdge>
 <di:BPMNEdge bpmnElement="f2"><w:waypoint x="190" y="40"/><w:waypoint x="250" y="40"/></di:BPMNEdge>
 <di:BPMNEdge bpmnElement="f3"><w:waypoint x="300" y="40"/><w:waypoint x="350" y="40"/></di:BPMNEdge>
</di:BPMNPlane></di:BPMNDiagram></definitions>`

func TestWhatIsDrawnIsWhatTheFileSays(t *testing.T) {
	d, err := bpmn.Decode(strings.NewReader(everything))
	if err != nil {
		t.Fatal(err)
	}
	all := Of(d)
	if len(all) != 1 || all[0].Name != "Order & <delivery>" || all[0].Width < 386+2*around || all[0].Height != 80+2*around {
		t.Fatalf("%d drawings, the first %q: %g x %g", len(all), all[0].Name, all[0].Width, all[0].Height)
	}
	svg := string(all[0].SVG)
	for _, want := range []string{
		"<title>Order &amp; &lt;delivery&gt;</title>", ">Check</tspan>", ">Order in</tspan>", ">all right</tspan>", `stroke="#a00"`,
		again, cross, slash, taskSymbols[model.UserTask], eventSymbols[model.TerminateEvent],
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture has no %s", want)
		}
	}
	if strings.Contains(svg, `fill="&#34;`) || strings.Contains(svg, `fill=""/`) {
		t.Error("a colour that is none went into the picture")
	}
	if !bytes.Equal(all[0].SVG, Of(d)[0].SVG) {
		t.Error("two pictures of one file differ")
	}
}

// TestEveryFileOfTheCorpusIsDrawn holds every diagram to be well-formed and to name all that has a name.
func TestEveryFileOfTheCorpusIsDrawn(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	drawn := 0
	err := filepath.WalkDir(corpus, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".bpmn") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		d, err := bpmn.Decode(f)
		if err != nil {
			return nil // not a file that can be read: the reader's tests say why
		}
		for _, one := range Of(d) {
			drawn++
			if err := wellFormed(one.SVG); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			if noNumber.Match(one.SVG) {
				t.Errorf("%s: a number is none", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if drawn < 100 {
		t.Errorf("%d diagrams drawn, want hundreds", drawn)
	}
}

var noNumber = regexp.MustCompile(`[" (](NaN|[+-]Inf)[" )]`)

func wellFormed(svg []byte) error {
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func BenchmarkOf(b *testing.B) {
	d, err := bpmn.Decode(strings.NewReader(everything))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Of(d)
	}
}
