package profiles

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var implementationRule = finding.Rule{ID: "engines.implementation", Severity: finding.Error, Look: named(implementation),
	Title:  problem.Text{EN: "Work of software that nothing implements", ZH: "自动任务没有实现"},
	Limits: []finding.Limit{{Name: "most", Default: 30, Min: 1, Means: problem.Text{EN: "tasks that are named one by one", ZH: "逐一列出的任务数"}}}}

// implementation finds tasks that an engine is to do, without a word on how.
//
//   - Camunda 7: "One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory", a connector, or a
//     decision (BpmnParse.validateServiceTaskLike, parseBusinessRuleTask); a script for a script task.
//   - Camunda 8: zeebe:taskDefinition, or zeebe:script, or zeebe:calledDecision (ServiceTask-, SendTask-, ScriptTask-, BusinessRuleTaskValidator,
//     MessageThrowEventValidator; config of the rule implementation in bpmnlint-plugin-camunda-compat).
//   - Flowable: ServiceTaskValidator, SendTaskValidator, ScriptTaskValidator.
func implementation(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		var lacking []string
		for _, e := range s.engines {
			if lacks(n, e) {
				lacking = append(lacking, e)
			}
		}
		if len(lacking) == 0 {
			return
		}
		who := whom(lacking)
		found = append(found, finding.On(&n.Base, problem.Say("Nothing says how “%[1]s” is done: refused by %[2]s.", "没有说明“%[1]s”如何执行：%[3]s 不接受。", n.Label(), who.EN, who.ZH), how(n, lacking)))
	})
	return found.AtMost(int(s.Limit("most")))
}

func lacks(n *model.Node, engine string) bool {
	switch engine {
	case finding.Camunda7:
		return lacksIn7(n)
	case finding.Camunda8:
		return lacksIn8(n)
	}
	return lacksInFlowable(n)
}

func lacksIn7(n *model.Node) bool {
	done := has(&n.Base, finding.Camunda7, "class", "delegateExpression", "expression", "type") || child(&n.Base, finding.Camunda7, "connector") != nil
	switch n.Kind {
	case model.ServiceTask, model.SendTask:
		return !done
	case model.BusinessRuleTask:
		return !done && !has(&n.Base, finding.Camunda7, "decisionRef")
	case model.ScriptTask:
		return blank(n.Activity.Script) && !has(&n.Base, finding.Camunda7, "resource")
	}
	return false
}

func lacksIn8(n *model.Node) bool {
	job := says(child(&n.Base, finding.Camunda8, "taskDefinition"), "type") != ""
	switch n.Kind {
	case model.ServiceTask, model.SendTask:
		return !job
	case model.BusinessRuleTask:
		return !job && child(&n.Base, finding.Camunda8, "calledDecision") == nil
	case model.ScriptTask:
		return !job && child(&n.Base, finding.Camunda8, "script") == nil
	case model.EndEvent, model.IntermediateThrowEvent:
		return defined(n, model.MessageEvent) && !job
	}
	return false
}

func lacksInFlowable(n *model.Node) bool {
	switch n.Kind {
	case model.ServiceTask:
		return !has(&n.Base, finding.Flowable, "class", "delegateExpression", "expression", "type", "case", "triggerable") &&
			n.Activity.Operation == "" && child(&n.Base, finding.Flowable, "eventType") == nil
	case model.SendTask:
		return !has(&n.Base, finding.Flowable, "type", "class", "delegateExpression", "expression") && n.Activity.Operation == "" && child(&n.Base, finding.Flowable, "eventType") == nil
	case model.ScriptTask:
		return blank(n.Activity.Script)
	}
	return false
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// how is the way out in each engine.
func how(n *model.Node, engines []string) problem.Text {
	ways := map[string]string{finding.Camunda7: "camunda:topic, camunda:class, camunda:expression", finding.Camunda8: "zeebe:taskDefinition", finding.Flowable: "flowable:class, flowable:expression"}
	if n.Kind == model.ScriptTask {
		ways = map[string]string{finding.Camunda7: "a script", finding.Camunda8: "zeebe:script", finding.Flowable: "a script"}
	}
	var all []string
	for _, e := range engines {
		if !slices.Contains(all, ways[e]) {
			all = append(all, ways[e])
		}
	}
	text := strings.Join(all, "; ")
	return problem.Say("Give it one of: %[1]s. Or make it a task of people.", "请设置以下之一：%[2]s；或改为人工任务。", text, strings.ReplaceAll(text, "a script", "脚本"))
}

var callRule = finding.Rule{ID: "engines.call", Severity: finding.Error, Look: named(call),
	Title: problem.Text{EN: "A call activity that an engine cannot follow", ZH: "调用活动没有可用的目标"}}

// call finds call activities that do not name what they call in the way of an engine. Camunda 7: calledElement or
// camunda:caseRef ("Call Activity", docs.camunda.org/manual/latest/reference/bpmn20/subprocesses/call-activity); Camunda 8: "A call activity must define the BPMN process ID of the
// called process as processId", in zeebe:calledElement ("Call activities", docs.camunda.io/docs/components/modeler/bpmn/call-activities); Flowable: calledElement.
func call(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if n.Kind != model.CallActivity {
			return
		}
		named := n.Activity.Called != "" || n.Activity.CalledName != ""
		var lacking []string
		for _, e := range s.engines {
			switch {
			case e == finding.Camunda8 && says(child(&n.Base, e, "calledElement"), "processId") == "",
				e == finding.Camunda7 && !named && !has(&n.Base, e, "caseRef"),
				e == finding.Flowable && !named:
				lacking = append(lacking, e)
			}
		}
		if len(lacking) == 0 {
			return
		}
		who := whom(lacking)
		hint := problem.Say("Name the process that is called.", "请填写被调用的流程。")
		if named {
			hint = problem.Say("Camunda 8 does not read calledElement: name the process in zeebe:calledElement.", "Camunda 8 不读取 calledElement：请在 zeebe:calledElement 中填写流程标识。")
		}
		found = append(found, finding.On(&n.Base, problem.Say("“%[1]s” does not say in the way of %[2]s which process it calls.", "“%[1]s”没有按 %[3]s 的方式说明调用哪个流程。", n.Label(), who.EN, who.ZH), hint))
	})
	return found
}

var instancesRule = finding.Rule{ID: "engines.instances", Severity: finding.Error, Look: named(instances),
	Title: problem.Text{EN: "Several instances, but nobody knows how many", ZH: "多实例没有说明实例数"}}

// instances finds multi-instance activities without a collection or a number. Camunda 7: "Either loopCardinality or
// loopDataInputRef/activiti:collection must be set" (BpmnParse.parseMultiInstanceLoopCharacteristics); Camunda 8: inputCollection of
// zeebe:loopCharacteristics (ZeebeLoopCharacteristicsValidator); Flowable: FlowElementValidator.
func instances(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if n.Activity == nil || n.Activity.Loop == nil || !n.Activity.Loop.MultiInstance {
			return
		}
		l := n.Activity.Loop
		counted := l.Cardinality != nil && !blank(l.Cardinality.Text) || l.InputData != ""
		var lacking []string
		for _, e := range s.engines {
			if e == finding.Camunda8 && says(child(&l.Base, e, "loopCharacteristics"), "inputCollection") == "" ||
				e != finding.Camunda8 && !counted && !has(&l.Base, e, "collection") && child(&l.Base, e, "collection") == nil {
				lacking = append(lacking, e)
			}
		}
		if len(lacking) == 0 {
			return
		}
		who := whom(lacking)
		found = append(found, finding.On(&n.Base, problem.Say("Nothing tells %[2]s how often “%[1]s” is done.", "没有向 %[3]s 说明“%[1]s”执行多少次。", n.Label(), who.EN, who.ZH),
			problem.Say("Name the collection whose items it is done for: camunda:collection, inputCollection of zeebe:loopCharacteristics, flowable:collection.", "请指定逐项处理的集合：camunda:collection、zeebe:loopCharacteristics 的 inputCollection 或 flowable:collection。")))
	})
	return found
}
