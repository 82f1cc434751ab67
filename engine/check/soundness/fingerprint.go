package soundness

import (
	"crypto/sha256"
	"encoding/binary"
	"reflect"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/token"
)

// key is the fingerprint of all that the verdict on a part depends on.
type key [sha256.Size]byte

// silent are fields that no verdict depends on. What is not listed counts, so that a field which is new
// to the model is never overlooked.
var silent = map[reflect.Type][]string{
	reflect.TypeFor[model.Base]():            {"Name", "Documentation", "At", "Extensions", "Attributes", "Others"},
	reflect.TypeFor[model.Process]():         {"Type", "IsClosed", "IsExecutable", "LaneSets", "Properties", "Performers", "CorrelationSub", "Interface", "SupportedBy", "Collaboration"},
	reflect.TypeFor[model.Scope]():           {"DataObjects", "DataReferences", "Artifacts"},
	reflect.TypeFor[model.Event]():           {"Data", "Properties", "IO"},
	reflect.TypeFor[model.EventDefinition](): {"Operation"},
	reflect.TypeFor[model.Activity](): {"Performers", "Properties", "IO", "Data", "Implementation", "Operation", "Script", "ScriptFormat",
		"CalledName", "LaneSets"},
	reflect.TypeFor[model.Loop]():         {"InputData", "OutputData", "InputItem", "OutputItem"},
	reflect.TypeFor[model.SequenceFlow](): {"Immediate"},
	reflect.TypeFor[model.Expression]():   {"Base", "Language", "ResultType", "Formal"},
	reflect.TypeFor[model.Participant]():  {"Minimum", "Maximum", "Partners"},
	reflect.TypeFor[model.Error]():        {"Structure"},
	reflect.TypeFor[model.Escalation]():   {"Structure"},
}

// present are fields of which only whether they are there counts: choices are free.
var present = map[reflect.Type][]string{
	reflect.TypeFor[model.SequenceFlow]():    {"Condition"},
	reflect.TypeFor[model.EventDefinition](): {"Condition", "Date", "Duration", "Cycle"},
	reflect.TypeFor[model.Loop]():            {"Condition", "Completion"},
	reflect.TypeFor[model.Activity]():        {"Completion"},
	reflect.TypeFor[model.Gateway]():         {"Activation"},
	reflect.TypeFor[model.ComplexBehavior](): {"Condition"},
}

// fingerprint is that of a net whose processes may be called.
func fingerprint(net *token.Net, called map[model.ID]bool, budget int) key {
	p := printer{plans: map[reflect.Type][]field{}}
	p.number(uint64(budget))
	for _, root := range net.Roots {
		q := net.Scopes[root].Process
		p.value(reflect.ValueOf(q))
		p.value(reflect.ValueOf(called[q.ID]))
	}
	d := net.Definitions
	p.value(reflect.ValueOf(d.Errors))
	p.value(reflect.ValueOf(d.Escalations))
	p.value(reflect.ValueOf(d.EventDefs))
	for _, c := range d.Collaborations {
		p.value(reflect.ValueOf(c.Participants))
		p.value(reflect.ValueOf(c.MessageFlows))
		p.associations(c.Artifacts)
	}
	for _, q := range d.Processes { // one may stand anywhere
		p.associations(q.Artifacts)
		q.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				p.associations(n.Activity.Inside.Artifacts)
			}
		})
	}
	return sha256.Sum256(p.bytes)
}

// printer writes values so that different ones differ.
type printer struct {
	bytes []byte
	plans map[reflect.Type][]field
}

// field is one that counts.
type field struct {
	index   int
	present bool // or not is all that counts
}

func (p *printer) number(n uint64) { p.bytes = binary.AppendUvarint(p.bytes, n) }

func (p *printer) text(s string) {
	p.number(uint64(len(s)))
	p.bytes = append(p.bytes, s...)
}

// associations are what shows how an activity is compensated.
func (p *printer) associations(all []*model.Artifact) {
	for _, a := range all {
		if a.Element == "association" {
			p.number(1)
			p.text(string(a.Source))
			p.text(string(a.Target))
		}
	}
	p.number(0)
}

func (p *printer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		p.there(v)
		if !v.IsNil() {
			p.value(v.Elem())
		}
	case reflect.Slice:
		p.number(uint64(v.Len()))
		for i := range v.Len() {
			p.value(v.Index(i))
		}
	case reflect.Struct:
		for _, f := range p.plan(v.Type()) {
			if f.present {
				p.there(v.Field(f.index))
			} else {
				p.value(v.Field(f.index))
			}
		}
	case reflect.String:
		p.text(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		p.number(n)
	case reflect.Int:
		p.number(uint64(v.Int()))
	case reflect.Uint8:
		p.number(v.Uint())
	default:
		panic("soundness: no fingerprint of a " + v.Type().String())
	}
}

func (p *printer) there(v reflect.Value) {
	n := uint64(1)
	if v.IsNil() {
		n = 0
	}
	p.number(n)
}

// plan are the fields of a type that count.
func (p *printer) plan(t reflect.Type) []field {
	if plan, ok := p.plans[t]; ok {
		return plan
	}
	plan := []field{}
	for i := range t.NumField() {
		if name := t.Field(i).Name; !slices.Contains(silent[t], name) {
			plan = append(plan, field{i, slices.Contains(present[t], name)})
		}
	}
	p.plans[t] = plan
	return plan
}
