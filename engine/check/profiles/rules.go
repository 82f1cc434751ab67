// Package profiles has the rules about what process engines refuse, or deploy and then ignore. They are looked for
// only where the policy names the engine. What they know of an engine is from its documentation and from the code
// that checks a deployment, which each rule names:
//
//   - Camunda 7, and Operaton, which goes on from it: "BPMN 2.0 Implementation Reference", docs.camunda.org/manual/latest/reference/bpmn20;
//     engine/impl/bpmn/parser/BpmnParse.java in camunda/camunda-bpm-platform.
//   - Camunda 8.8 and 8.9: "BPMN coverage", docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage; the validators in
//     zeebe/bpmn-model/…/validation/zeebe of camunda/camunda; the rules of camunda/bpmnlint-plugin-camunda-compat.
//   - Flowable 7 and later: "BPMN constructs", flowable.com/open-source/docs/bpmn/ch07b-BPMN-Constructs; the validators in
//     modules/flowable-process-validation of flowable/flowable-engine.
package profiles

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Rules in the order of their findings.
var Rules = []*finding.Rule{
	&notExecutableRule,
	&idRule,
	&unsupportedRule,
	&startRule,
	&implementationRule,
	&referenceRule,
	&correlationRule,
	&codeRule,
	&callRule,
	&instancesRule,
	&timerRule,
	&languageRule,
	&flowRule,
	&bindingRule,
	&busyLoopRule,
	&ignoredRule,
	&historyRule,
	&noDefaultRule,
}

// names are those of the engines as their users know them.
var names = map[string]string{finding.Camunda7: "Camunda 7", finding.Camunda8: "Camunda 8", finding.Flowable: "Flowable"}

// Namespaces of the engines' extensions. Camunda 7 and Flowable still read Activiti's, from which both come.
var spaces = map[string][]string{
	finding.Camunda7: {"http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn", "http://activiti.org/bpmn"},
	finding.Camunda8: {"http://camunda.org/schema/zeebe/1.0"},
	finding.Flowable: {"http://flowable.org/bpmn", "http://activiti.org/bpmn"},
}

// subject is what the rules of the group look at.
type subject struct {
	*finding.Subject
	engines    []string // that the policy names, in the order of finding.Engines
	executable []*model.Process
	flows      map[model.ID]*model.SequenceFlow
	nodes      map[model.ID]*model.Node
	messages   map[model.ID]*model.Message
	signals    map[model.ID]*model.Signal
}

// named lets a rule look at a file where the policy names an engine.
func named(rule func(*subject) finding.Findings) func(*finding.Subject) finding.Findings {
	return func(s *finding.Subject) finding.Findings {
		if len(s.Policy.Engines) == 0 {
			return nil
		}
		return rule(finding.Recall(s, "engines.subject", func() *subject { return subjectOf(s) }))
	}
}

func subjectOf(s *finding.Subject) *subject {
	x := &subject{Subject: s, flows: map[model.ID]*model.SequenceFlow{}, nodes: map[model.ID]*model.Node{}, messages: map[model.ID]*model.Message{}, signals: map[model.ID]*model.Signal{}}
	for _, e := range finding.Engines {
		if slices.Contains(s.Policy.Engines, e) {
			x.engines = append(x.engines, e)
		}
	}
	for _, m := range s.File.Messages {
		x.messages[m.ID] = m
	}
	for _, m := range s.File.Signals {
		x.signals[m.ID] = m
	}
	for _, p := range s.File.Processes {
		if len(p.Nodes) > 0 && (p.IsExecutable || p.ExecutableUnsaid) {
			x.executable = append(x.executable, p)
		}
	}
	if x.executable = declared(x.executable); len(x.executable) == 0 {
		x.executable = s.Processes()
	}
	for _, p := range x.executable {
		x.index(&p.Scope)
	}
	return x
}

// declared are the processes that say they are executable, or if none does, all: engines leave the others out.
func declared(all []*model.Process) []*model.Process {
	var said []*model.Process
	for _, p := range all {
		if p.IsExecutable {
			said = append(said, p)
		}
	}
	if len(said) > 0 {
		return said
	}
	return all
}

func (s *subject) index(scope *model.Scope) {
	for _, f := range scope.Flows {
		s.flows[f.ID] = f
	}
	for _, n := range scope.Nodes {
		s.nodes[n.ID] = n
		if n.Activity != nil && n.Activity.Inside != nil {
			s.index(n.Activity.Inside)
		}
	}
}

// each calls visit for every node that is deployed, with the one that holds it, nil in a process.
func (s *subject) each(visit func(n, holder *model.Node)) {
	for _, p := range s.executable {
		p.Walk(visit)
	}
}

// among are the engines of a list that the policy names.
func (s *subject) among(engines ...string) []string {
	return slices.DeleteFunc(slices.Clone(s.engines), func(e string) bool { return !slices.Contains(engines, e) })
}

// whom names engines in a sentence.
func whom(engines []string) problem.Text {
	var all []string
	for _, e := range engines {
		all = append(all, names[e])
	}
	return list(all)
}

// list joins names without quotes.
func list(all []string) problem.Text {
	var t problem.Text
	for i, name := range all {
		switch {
		case i == 0:
		case i == len(all)-1:
			t.EN, t.ZH = t.EN+" and ", t.ZH+" 和 "
		default:
			t.EN, t.ZH = t.EN+", ", t.ZH+"、"
		}
		t.EN, t.ZH = t.EN+name, t.ZH+name
	}
	return t
}

// attribute is the value of an engine's own attribute of an element, empty where there is none.
func attribute(b *model.Base, engine, name string) string {
	for _, a := range b.Attributes {
		if a.Name == name && slices.Contains(spaces[engine], a.Space) {
			return a.Value
		}
	}
	return ""
}

// has says whether an element has one of an engine's own attributes.
func has(b *model.Base, engine string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return attribute(b, engine, name) != "" })
}

// child is an engine's own element under the extensions, nil where there is none.
func child(b *model.Base, engine, name string) *model.Extension {
	for i := range b.Extensions {
		if x := &b.Extensions[i]; x.Name == name && slices.Contains(spaces[engine], x.Space) {
			return x
		}
	}
	return nil
}

// says is an unqualified attribute of an extension.
func says(x *model.Extension, name string) string {
	if x == nil {
		return ""
	}
	for _, a := range x.Attributes {
		if a.Name == name && a.Space == "" {
			return a.Value
		}
	}
	return ""
}
