package bpmn

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sandtable/engine/problem"
)

func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		"", " ", "<", "<a", "<!DOCTYPE", "\xFF\xFE<\x00", "PK\x03\x04", nested(5), wide(3), attributes(20),
		file(`<process id="p"><subProcess id="p" triggeredByEvent="true"><startEvent/></subProcess><sequenceFlow sourceRef="p" targetRef="q"/></process>`),
		file(`<collaboration><participant processRef="tns:p"/></collaboration><process id="p"><laneSet><lane><flowNodeRef>x</flowNodeRef></lane></laneSet></process>`),
		file(`<process id="p"><extensionElements><v:a b="c">d<v:e/></v:a></extensionElements></process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane><bpmndi:BPMNShape><dc:Bounds x="NaN"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`),
		named("GB18030", "\xC9\xF3"), named("UTF-16", "x"),
	} {
		f.Add([]byte(text))
	}
	if root := os.Getenv("SANDTABLE_CORPUS"); root != "" {
		files, _ := filepath.Glob(filepath.Join(root, "bad-input", "own", "*.bpmn"))
		for _, path := range files {
			if text, err := os.ReadFile(path); err == nil && len(text) < 10_000 {
				f.Add(text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := Decode(bytes.NewReader(text))
		if err != nil {
			p := problem.Of(err)
			if p == nil {
				t.Fatalf("got %T, want a problem: %v", err, err)
			}
			checkSentence(t, p)
			return
		}
		for i := range d.Notices {
			checkSentence(t, &d.Notices[i].Problem)
		}
		xml, err := Text(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("the file decodes but is no text: %v", err)
		}
		if _, err := Decode(bytes.NewReader([]byte(xml))); err != nil {
			t.Fatalf("the file decodes, its text does not: %v", err)
		}
	})
}
