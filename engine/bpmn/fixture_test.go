package bpmn

import (
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// file wraps the inside of definitions. The inside begins on line 3.
func file(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="urn:vendor" xmlns:tns="urn:t" targetNamespace="urn:t">
` + inside + `
</definitions>`
}

func mustDecode(t testing.TB, inside string) *model.Definitions {
	t.Helper()
	d, err := Decode(strings.NewReader(file(inside)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// theNode is the one node with the id "n".
func theNode(t testing.TB, inside string) *model.Node {
	t.Helper()
	d := mustDecode(t, inside)
	n := d.Node("n")
	if n == nil {
		t.Fatalf("there is no node n: %v", notes(d))
	}
	return n
}

// codes are those of the notices, except that nothing is drawn.
func codes(d *model.Definitions) string {
	var all []string
	for _, n := range d.Notices {
		if n.Code != "bpmn.no-diagram" {
			all = append(all, n.Code)
		}
	}
	return strings.Join(all, " ")
}

func refusal(t testing.TB, text string) *problem.Problem {
	t.Helper()
	_, err := Decode(strings.NewReader(text))
	p := problem.Of(err)
	if p == nil {
		t.Fatalf("got %v, want a refusal of %.200q", err, text)
	}
	return p
}

func decodeText(text string) (*model.Definitions, error) { return Decode(strings.NewReader(text)) }
