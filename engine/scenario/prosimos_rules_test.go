package scenario

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
)

func printing() *model.Definitions {
	return sketch.Process(`
		startEvent s
		task check
		intermediateCatchEvent cool timer
		exclusiveGateway ok
		task print
		task send
		endEvent e
		s -> check     f1
		check -> cool  f2
		cool -> ok     f3
		ok -> print    yes
		ok -> send     no
		print -> e     f4
		send -> e      f5`)
}

func TestAttributesRulesEventsAndBatchesOfProsimosAreImportedByTheirMeaning(t *testing.T) {
	s, notices, err := FromProsimos(bytes.NewReader(must(os.ReadFile("testdata/prosimos-rules.json"))), printing())
	if err != nil {
		t.Fatal(err)
	}
	zero, most := 0.0, 100.0
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"events", s.Events, map[string]*Event{"cool": {After: &Distribution{Kind: Uniform, Max: 1800 * second}}}},
		{"data", s.Data, map[string]*Variable{
			"loan_amount": {Type: NumberType, Source: Source{Draw: &Number{Kind: Normal, Mean: 1000, SD: 300, Min: &zero}}},
			"tier":        {Type: TextType, Values: []string{"gold", "silver"}, Source: Source{Choice: []Choice{{"gold", 0.25}, {"silver", 0.75}}}},
			"level":       {Type: NumberType, Source: Source{Choice: []Choice{{1.0, 0.5}, {2.0, 0.5}}}},
			"mood":        {Type: TextType, Values: []string{"good", "bad"}, Source: Source{Value: "good"}},
			"risk":        {Type: NumberType},
			"pages":       {Type: NumberType},
			"draw":        {Type: NumberType},
		}},
		{"what check writes", s.Tasks["check"].Writes, []*Write{
			{To: "draw", Source: Source{Draw: &Number{Kind: Lognormal, Mean: 10, SD: 5, Max: &most}}},
			{To: "risk", Source: Source{Formula: "risk * 0.5 + draw - 2"}},
			{To: "mood", Source: Source{Formula: `mood == "good" ? (chance < 0.9 ? "good" : ("bad")) : (mood == "bad" ? ("bad") : (mood))`}},
		}},
		{"what print writes", s.Tasks["print"].Writes, []*Write{
			{To: "pages", Source: Source{Formula: "(risk <= 5) ? (risk + 1) : ((risk > 5) and (level == 2) ? (min(risk, 9) / 2) : (0))"}},
		}},
		{"conditions", s.Conditions, map[string]string{
			"yes": `(loan_amount > 1000.5 and tier == "gold") or (tier == "gold" and level >= 1) or (level >= 1 and level <= 2)`}},
		{"decisions", s.Decisions, map[string]Decision{"ok": ConditionsThenShares}},
		{"branches", s.Branches, map[string]map[string]float64{"ok": {"yes": 0.7, "no": 0.3}}},
		{"queue", s.Queue, &Queue{Urgency: `tier == "gold" ? 2 : (tier == "silver" ? 1 : (0))`}},
		{"batch in parallel", s.Tasks["print"].Batch, &Batch{Size: 3, Most: 4, Wait: hour, At: []TimeOfDay{TimeOfDay(16 * time.Hour)}, Factors: s.Tasks["print"].Batch.Factors}},
		{"its first factors", s.Tasks["print"].Batch.Factors[:3], []Factor{{2, 2}, {3, 1.5}, {4, 2}}}, // 2 is as near to 1 as to 3
		{"batch in turn", s.Tasks["send"].Batch, &Batch{Size: 5, Mode: InTurn, Factors: []Factor{{4, 0.8}}}},
		{"what Ann does at once", s.People["ann"].AtOnce, 2},
		{"what Ben does at once", s.People["ben"].AtOnce, 0},
		{"what a printer does at once", s.Roles["press"].AtOnce, 4},
		{"cases", s.Run.Cases, 250},
		{"start", s.Start.Format(time.RFC3339), "2026-03-02T08:30:00+08:00"},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: differ in\n%s", c.name, written(t, s))
		}
	}
	var codes []string
	for _, n := range notices {
		codes = append(codes, strings.TrimPrefix(n.Code, "scenario.prosimos-"))
	}
	if want := []string{"renamed", "global", "unset", "unset", "assumed"}; !slices.Equal(codes, want) {
		t.Errorf("notices: got %q, want %q", codes, want)
	}
	if got := s.Against(printing()); len(got) > 0 {
		t.Errorf("it does not fit its drawing: %v", got)
	}
}

func TestRulesAndBatchesThatCannotBeImportedAreRefusedByName(t *testing.T) {
	file := string(must(os.ReadFile("testdata/prosimos-rules.json")))
	for _, c := range []struct{ old, new, en, zh string }{
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": [[{"attribute": "ready_wt", "comparison": ">", "value": 4}]]`,
			`scenario.prosimos-unsupported 41:24 /batch_processing/1/firing_rules/0/0: A batch that is begun by ready_wt cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`41:24 /batch_processing/1/firing_rules/0/0: 无法导入由 ready_wt 触发的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": [[{"attribute": "week_day", "comparison": "=", "value": "monday"}, {"attribute": "size", "comparison": ">", "value": 4}]]`,
			`scenario.prosimos-unsupported 41:24 /batch_processing/1/firing_rules/0/0: A batch that is begun by week_day cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`41:24 /batch_processing/1/firing_rules/0/0: 无法导入由 week_day 触发的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": [[{"attribute": "large_wt", "comparison": ">", "value": 4}, {"attribute": "size", "comparison": ">", "value": 4}]]`,
			`scenario.prosimos-unsupported 41:23 /batch_processing/1/firing_rules/0: A batch that is begun when several things hold together cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`41:23 /batch_processing/1/firing_rules/0: 无法导入须同时满足多个条件才触发的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": [[{"attribute": "daily_hour", "comparison": ">", "value": 4}]]`,
			`scenario.prosimos-unsupported 41:23 /batch_processing/1/firing_rules/0: A batch that is begun by such a rule of daily_hour cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`41:23 /batch_processing/1/firing_rules/0: 无法导入由这样的 daily_hour 规则触发的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": [[{"attribute": "size", "comparison": "~", "value": 4}]]`,
			`scenario.prosimos-comparison 41:46 /batch_processing/1/firing_rules/0/0/comparison: The comparison "~" is not known. Use one of =, <, <=, > and >=.`,
			`41:46 /batch_processing/1/firing_rules/0/0/comparison: 无法识别的比较符 "~"。请使用 =、<、<=、> 或 >=。`,
		},
		{`"firing_rules": [[{"attribute": "size", "comparison": ">", "value": 4}]]`, `"firing_rules": []`,
			`scenario.prosimos-unsupported 40:47 /batch_processing/1/size_distrib: A batch whose size is drawn cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`40:47 /batch_processing/1/size_distrib: 无法导入大小随机的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`"type": "Sequential"`, `"type": "Concurrent"`,
			`scenario.prosimos-unsupported 40:25 /batch_processing/1/type: A batch of type "Concurrent" cannot be imported (send). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`40:25 /batch_processing/1/type: 无法导入类型为 "Concurrent" 的批处理（send）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`[{"key": "1", "value": 0}, {"key": "3", "value": 1}]`, `[{"key": "1", "value": 0.5}, {"key": "3", "value": 0.5}]`,
			`scenario.prosimos-unsupported 38:63 /batch_processing/0/size_distrib/0: A task that is done alone with some probability cannot be imported (print). Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.`,
			`38:63 /batch_processing/0/size_distrib/0: 无法导入以一定概率单独执行的任务（print）。请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。`,
		},
		{`[{"key": "5", "value": 0.8}]`, `[{"key": "5", "value": -0.8}]`,
			`scenario.prosimos-factor 40:88 /batch_processing/1/duration_distrib/0: A size must be from 1 to 1000, and a factor from 0 to 1000.`,
			`40:88 /batch_processing/1/duration_distrib/0: 件数应在 1 到 1000 之间，系数应在 0 到 1000 之间。`,
		},
		{`{"task_id": "send", "type"`, `{"task_id": "sent", "type"`,
			`scenario.prosimos-unknown-task 40:6 /batch_processing/1/task_id: The drawing has no task "sent" that somebody does. Did you mean "send"?`,
			`40:6 /batch_processing/1/task_id: 流程图中没有由人执行的任务 "sent"。是否想写 "send"？`,
		},
		{`{"parallel_tasks": 2, "probability": 1.0}`, `{"parallel_tasks": 2, "probability": 0.5}`,
			`scenario.prosimos-unsupported 43:107 /multitask/values/0/multitask_info/1: Multitasking with a probability cannot be imported (ann). Take the entry out, and set atOnce for the person after the import.`,
			`43:107 /multitask/values/0/multitask_info/1: 无法导入带概率的多任务并行（ann）。请删除该项，导入后再为该人员设置 atOnce。`,
		},
		{`"multitask_info": [{"parallel_tasks": 4, "probability": 1}]`, `"weekly_probability": [[]]`,
			`scenario.prosimos-unsupported 44:51 /multitask/values/1/weekly_probability: Multitasking that depends on the hour cannot be imported (printer). Take the entry out, and set atOnce for the person after the import.`,
			`44:51 /multitask/values/1/weekly_probability: 无法导入随时段变化的多任务并行（printer）。请删除该项，导入后再为该人员设置 atOnce。`,
		},
		{`{"resource_id": "printer", "r_workload"`, `{"resource_id": "plotter", "r_workload"`,
			`scenario.prosimos-unknown-resource 44:6 /multitask/values/1/resource_id: No profile has the resource "plotter".`,
			`44:6 /multitask/values/1/resource_id: 没有资源档案包含资源 "plotter"。`,
		},
		{`"condition_id": "rich"`, `"condition_id": "riche"`,
			`scenario.prosimos-unknown-rule 16:77 /gateway_branching_probabilities/0/probabilities/0/condition_id: There is no branch rule "riche". Did you mean "rich"?`,
			`16:77 /gateway_branching_probabilities/0/probabilities/0/condition_id: 没有名为 "riche" 的分支规则。是否想写 "rich"？`,
		},
		{`"attribute": "loan amount"`, `"attribute": "loan"`,
			`scenario.prosimos-unknown-attribute 30:7 /branch_rules/0/rules/0/0/attribute: There is no attribute "loan". Possible here: level, loan amount, mood, pages, risk, tier.`,
			`30:7 /branch_rules/0/rules/0/0/attribute: 没有名为 "loan" 的属性。此处可用：level、loan amount、mood、pages、risk、tier。`,
		},
		{`"comparison": ">", "value": "1000.5"`, `"comparison": "~", "value": "1000.5"`,
			`scenario.prosimos-comparison 30:35 /branch_rules/0/rules/0/0/comparison: The comparison "~" is not known. Use one of =, !=, <, <=, >, >= and in.`,
			`30:35 /branch_rules/0/rules/0/0/comparison: 无法识别的比较符 "~"。请使用 =、!=、<、<=、>、>= 或 in。`,
		},
		{`"value": ["1", "inf"]`, `"value": "1"`,
			`scenario.prosimos-wrong-type 31:106 /branch_rules/0/rules/1/1/value: This must be a list.`,
			`31:106 /branch_rules/0/rules/1/1/value: 应为列表。`,
		},
		{`{"event_id": "check", "attributes"`, `{"event_id": "chek", "attributes"`,
			`scenario.prosimos-unknown-task 24:6 /event_attributes/0/event_id: The drawing has no task "chek" that somebody does. Did you mean "check"?`,
			`24:6 /event_attributes/0/event_id: 流程图中没有由人执行的任务 "chek"。是否想写 "check"？`,
		},
		{`"risk * 0.5 + lognorm(10, 25, 0.0, 100.0) - fix(2)"`, `"risk ** 2"`,
			`scenario.prosimos-unsupported 25:46 /event_attributes/0/attributes/0/values: This expression cannot be imported (risk ** 2). Use + - * /, comparisons, and, or, not, min, max, abs, sqrt and the distributions.`,
			`25:46 /event_attributes/0/attributes/0/values: 无法导入此表达式（risk ** 2）。请使用 + - * /、比较、and、or、not、min、max、abs、sqrt 和各分布函数。`,
		},
		{`"risk * 0.5 + lognorm(10, 25, 0.0, 100.0) - fix(2)"`, `"risk * riskk"`,
			`scenario.prosimos-unknown-attribute 25:46 /event_attributes/0/attributes/0/values: There is no attribute "riskk". Did you mean "risk"?`,
			`25:46 /event_attributes/0/attributes/0/values: 没有名为 "riskk" 的属性。是否想写 "risk"？`,
		},
		{`"risk * 0.5 + lognorm(10, 25, 0.0, 100.0) - fix(2)"`, `"lognorm(risk, 25)"`,
			`scenario.prosimos-unsupported 25:46 /event_attributes/0/attributes/0/values: This expression cannot be imported (lognorm(risk, 25)). Use + - * /, comparisons, and, or, not, min, max, abs, sqrt and the distributions.`,
			`25:46 /event_attributes/0/attributes/0/values: 无法导入此表达式（lognorm(risk, 25)）。请使用 + - * /、比较、and、or、not、min、max、abs、sqrt 和各分布函数。`,
		},
		{`"risk * 0.5 + lognorm(10, 25, 0.0, 100.0) - fix(2)"`, `"lognorm(10)"`,
			`scenario.prosimos-parameters 25:46 /event_attributes/0/attributes/0/values: lognorm needs mean, variance first; there are 1 values.`,
			`25:46 /event_attributes/0/attributes/0/values: lognorm 的前几个参数应为 mean, variance，实际只有 1 个值。`,
		},
		{`"risk * 0.5 + lognorm(10, 25, 0.0, 100.0) - fix(2)"`, `"sin(risk)"`,
			`scenario.prosimos-unsupported 25:46 /event_attributes/0/attributes/0/values: This expression cannot be imported (sin(risk)). Use + - * /, comparisons, and, or, not, min, max, abs, sqrt and the distributions.`,
			`25:46 /event_attributes/0/attributes/0/values: 无法导入此表达式（sin(risk)）。请使用 + - * /、比较、and、or、not、min、max、abs、sqrt 和各分布函数。`,
		},
		{`{"good": 0.9, "bad": 0.1}`, `{"good": 0.9, "bad": 0.2}`,
			`scenario.prosimos-probability 26:55 /event_attributes/0/attributes/1/values/good: The probabilities sum to 1.1, not 1.`,
			`26:55 /event_attributes/0/attributes/1/values/good: 概率之和为 1.1，应为 1。`,
		},
		{`{"key": "gold", "value": 0.25}`, `{"key": "gold", "value": 0.5}`,
			`scenario.prosimos-probability 20:42 /case_attributes/1/values: The probabilities sum to 1.25, not 1.`,
			`20:42 /case_attributes/1/values: 概率之和为 1.25，应为 1。`,
		},
		{`"name": "risk", "type": "expression"`, `"name": "risk", "type": "formula"`,
			`scenario.prosimos-attribute-type 25:24 /event_attributes/0/attributes/0/type: The type "formula" of an attribute is not known. Possible here: discrete, continuous, expression, dtree.`,
			`25:24 /event_attributes/0/attributes/0/type: 无法识别的属性类型 "formula"。此处可用：discrete、continuous、expression、dtree。`,
		},
		{`"name": "risk", "type": "expression"`, `"name": "loan amount", "type": "expression"`,
			`scenario.prosimos-twice 19:5 /case_attributes/0: "loan amount" is of cases and of events. Keep one of the two, as Prosimos does.`,
			`19:5 /case_attributes/0: "loan amount" 既是案例属性又是事件属性。请只保留一个，Prosimos 也要求如此。`,
		},
		{`{"value": 1000}, {"value": 300}, {"value": 0}`, `{"value": 1000}, {"value": -300}, {"value": 0}`,
			`scenario.prosimos-parameters 19:51 /case_attributes/0/values: The parameters of norm do not go together: sd must be greater than zero; for a single value use the fixed distribution.`,
			`19:51 /case_attributes/0/values: norm 的参数不匹配：sd 必须大于零；只有一个取值时请使用固定值分布。`,
		},
		{`"event_id": "cool"`, `"event_id": "s"`,
			`scenario.prosimos-unsupported 17:26 /event_distribution/0: A delay at an event that waits for nothing cannot be imported (s). Make it a timer, or take the entry out.`,
			`17:26 /event_distribution/0: 无法导入不等待任何事的事件上的延迟（s）。请改为定时器事件，或删除该项。`,
		},
		{`[["risk <= 5"], "risk + 1"]`, `["risk <= 5"]`,
			`scenario.prosimos-wrong-type 28:53 /event_attributes/1/attributes/0/values/0: This must be a list of conditions and a formula.`,
			`28:53 /event_attributes/1/attributes/0/values/0: 应为条件列表加公式。`,
		},
		{`"rules": [[{"attribute": "tier", "comparison": "=", "value": "gold"}]]`, `"rules": [[]]`,
			`scenario.prosimos-wrong-type 36:37 /prioritisation_rules/1/rules/0: This must be a list that is not empty.`,
			`36:37 /prioritisation_rules/1/rules/0: 应为非空列表。`,
		},
	} {
		text := strings.Replace(file, c.old, c.new, 1)
		if text == file {
			t.Fatalf("%q is not in the file", c.old)
		}
		_, _, err := FromProsimos(strings.NewReader(text), printing())
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%q: got %v, want a problem", c.new, err)
			continue
		}
		if en, zh := p.Code+" "+p.Line(problem.English), p.Line(problem.Chinese); en != c.en || zh != c.zh {
			t.Errorf("%s\n got %s\nwant %s\n got %s\nwant %s", c.new, en, c.en, zh, c.zh)
		}
	}
}
