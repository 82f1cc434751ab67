package bpsim

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// unsaid names what a reader of the text would not know of the scenario. It is found by
// reading the text and comparing, so that nothing can be forgotten.
//
// Calendars may have other ids there, since XML asks more of them: ids tells which.
func unsaid(s *scenario.Scenario, d *model.Definitions, text []byte, ids map[string]string) ([]problem.Problem, error) {
	f, err := Decode(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("read what was written: %w", err)
	}
	back, _, err := f.Scenario("", d)
	if err != nil {
		return nil, fmt.Errorf("read what was written: %w", err)
	}
	renamed(back, ids)
	was, err := plain(s, d)
	if err != nil {
		return nil, err
	}
	is, err := plain(back, d)
	if err != nil {
		return nil, err
	}
	drawn := newImporter(&data{}, d)
	c := &comparison{called: func(id string) string { return cmp.Or(drawn.roles[id], drawn.label(id)) }}
	c.compare(nil, was, is)
	for _, ref := range strangers(s, d) {
		c.notices.add(problem.New("bpsim.unknown-resource", problem.Say("The drawing has no resource %q; another tool may not find it.", "流程图中没有资源 %q，其他工具可能无法识别。", ref),
			problem.Say("Draw it as a role (resource) of the process.", "请在流程图中将其定义为角色（resource）。")).Located(problem.Place{Path: scenario.Pointer("roles", ref)}))
	}
	return c.notices.sorted(), nil
}

// renamed gives calendars the ids back that they had.
func renamed(s *scenario.Scenario, ids map[string]string) {
	was := map[string]string{}
	for id, written := range ids {
		was[written] = id
	}
	back := func(id *string) {
		if was[*id] != "" {
			*id = was[*id]
		}
	}
	calendars := map[string]*scenario.Calendar{}
	for id, c := range s.Calendars {
		back(&id)
		calendars[id] = c
	}
	s.Calendars = calendars
	for _, a := range s.Arrivals {
		back(&a.Calendar)
	}
	for _, r := range s.Roles {
		back(&r.Calendar)
	}
	for _, p := range s.People {
		back(&p.Calendar)
	}
	for _, e := range s.Events {
		back(&e.Calendar)
	}
}

// strangers are the roles and people that the drawing does not have.
func strangers(s *scenario.Scenario, d *model.Definitions) []string {
	known := newImporter(&data{}, d).roles
	var all []string
	for _, id := range slices.Sorted(maps.Keys(s.Roles)) {
		if _, drawn := known[id]; !drawn {
			all = append(all, id)
		}
	}
	return all
}

// plain is a scenario as JSON has it, in a form in which equal meaning looks equal.
func plain(s *scenario.Scenario, d *model.Definitions) (map[string]any, error) {
	own, err := normal(s, d)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(own)
	if err != nil {
		return nil, fmt.Errorf("write a scenario to compare: %w", err)
	}
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("read a scenario to compare: %w", err)
	}
	return all, nil
}

// comparison collects where two scenarios differ.
type comparison struct {
	notices notices
	called  func(id string) string // what people call an element or a role
}

// compare tells of what was and is not, or is otherwise; what is of what was not only
// where the run is meant.
func (c *comparison) compare(at []string, was, is any) {
	a, object := was.(map[string]any)
	b, both := is.(map[string]any)
	if !object || !both || len(at) > 0 && isDrawn(a) && a["dist"] != b["dist"] {
		if !reflect.DeepEqual(was, is) {
			c.tell(at, was, is)
		}
		return
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		here := append(at[:len(at):len(at)], name)
		if other, there := b[name]; there {
			c.compare(here, a[name], other)
		} else if inside, object := a[name].(map[string]any); object && len(at) == 1 && len(inside) > 0 && isMap(at[0]) {
			c.compare(here, inside, map[string]any{}) // of an element, each thing by itself
		} else {
			c.tell(here, a[name], nil)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if _, was := a[name]; !was {
			c.tell(append(at[:len(at):len(at)], name), nil, nil)
		}
	}
}

func isDrawn(v map[string]any) bool { return v["dist"] != nil }

func (c *comparison) tell(at []string, was, is any) {
	what, instead := c.words(at), problem.Text{}
	if d, object := was.(map[string]any); object && isDrawn(d) {
		what = problem.Say("a distribution of the kind %q here (%s)", "此处的 %q 分布（%s）", d["dist"], c.called(at[min(1, len(at)-1)]))
		if other, object := is.(map[string]any); object && other["dist"] == string(scenario.Discrete) {
			instead = problem.Say("; %d equally likely points stand for it", "，以 %d 个等概率的点代替", manyPoints)
		}
	}
	c.notices.add(problem.New("bpsim.unsaid", problem.Text{
		EN: "BPSim cannot say " + what.EN + instead.EN + ".", ZH: "BPSim 无法表达" + what.ZH + instead.ZH + "。"},
		problem.Say("It stays in Sandtable's own scenario.", "该内容保留在 Sandtable 自己的情景中。")).Located(problem.Place{Path: scenario.Pointer(at...)}))
}

// named are the fields of a scenario in the words of people.
var named = map[string]problem.Text{
	"batch":           {EN: "work in batches", ZH: "批处理"},
	"allocate":        {EN: "who of several is chosen", ZH: "人员分配规则"},
	"setup":           {EN: "preparation after another task", ZH: "切换任务的准备工作"},
	"consult":         {EN: "consultation (C of RACI) as work", ZH: "咨询（RACI 的 C）工作量"},
	"approve":         {EN: "approval (A of RACI) as work", ZH: "审批（RACI 的 A）工作量"},
	"inform":          {EN: "information (I of RACI) as work", ZH: "知会（RACI 的 I）工作量"},
	"promise":         {EN: "a promise and what is done to keep it", ZH: "服务承诺及其保障动作"},
	"by":              {EN: "durations by person or role", ZH: "按人员或角色区分的时长"},
	"uses":            {EN: "what a task uses up", ZH: "任务消耗的库存"},
	"makes":           {EN: "what a task makes", ZH: "任务产出的库存"},
	"failure":         {EN: "failure and rework", ZH: "失败与返工"},
	"repeat":          {EN: "how often an activity is repeated", ZH: "活动的重复次数"},
	"stock":           {EN: "stock", ZH: "库存"},
	"tables":          {EN: "decision tables", ZH: "决策表"},
	"table":           {EN: "a value from a decision table", ZH: "取自决策表的值"},
	"order":           {EN: "which waiting work comes first", ZH: "等待工作的先后顺序"},
	"ageing":          {EN: "that waiting makes work more urgent", ZH: "等待越久越紧急"},
	"headcount":       {EN: "this headcount", ZH: "该人数"},
	"writes":          {EN: "what a task writes to the data of a case", ZH: "任务写入的案例数据"},
	"horizon":         {EN: "this length of the run", ZH: "该运行时长"},
	"queue":           {EN: "the order of waiting work", ZH: "排队规则"},
	"deputies":        {EN: "deputies", ZH: "代理人"},
	"breakdown":       {EN: "breakdowns", ZH: "故障"},
	"shiftEnd":        {EN: "what becomes of work at the end of a shift", ZH: "班次结束时的处理方式"},
	"speed":           {EN: "that somebody is faster or slower", ZH: "人员的工作速度"},
	"atOnce":          {EN: "several pieces of work at once", ZH: "同时处理多件工作"},
	"overtimeFactor":  {EN: "the cost of overtime", ZH: "加班成本"},
	"idleCostPerHour": {EN: "the cost of idle time", ZH: "空闲成本"},
	"signals":         {EN: "signals from outside", ZH: "外部信号"},
	"messages":        {EN: "how messages find their case", ZH: "消息与案例的匹配方式"},
	"automation":      {EN: "what machines and software cost", ZH: "自动化成本"},
	"revenue":         {EN: "revenue", ZH: "收入"},
	"warmup":          {EN: "the warm-up of a run", ZH: "预热期"},
	"precision":       {EN: "replications until a precision is reached", ZH: "按精度决定的重复次数"},
	"closed":          {EN: "that cases wait for the opening", ZH: "关闭时段到达的案例等到开放"},
	"rate":            {EN: "this rate of arrival", ZH: "该到达率"},
	"periods":         {EN: "seasons of arrival", ZH: "到达的季节变化"},
	"decisions":       {EN: "that shares decide where the drawing has conditions", ZH: "有条件时仍按比例分支"},
	"conditions":      {EN: "this condition", ZH: "该条件"},
	"formula":         {EN: "this formula", ZH: "该公式"},
	"cases":           {EN: "this number or list of cases", ZH: "该案例数或案例清单"},
	"values":          {EN: "all values that a text can have", ZH: "文本的取值范围"},
	"type":            {EN: "this type of variable", ZH: "该变量类型"},
	"name":            {EN: "this name", ZH: "该名称"},
	"min":             {EN: "a least value here", ZH: "此处的最小值"},
	"max":             {EN: "a greatest value here", ZH: "此处的最大值"},
	"duration":        {EN: "this distribution", ZH: "该分布"},
	"after":           {EN: "this distribution", ZH: "该分布"},
	"every":           {EN: "this distribution", ZH: "该分布"},
	"draw":            {EN: "this distribution", ZH: "该分布"},
	"exceptions":      {EN: "these days that are different", ZH: "这些例外日期"},
	"week":            {EN: "these hours of the week", ZH: "这些每周时段"},
	"calendar":        {EN: "this calendar here", ZH: "此处的日历"},
	"urgency":         {EN: "urgency by a formula", ZH: "由公式决定的紧急程度"},
}

// words name a place in a scenario: by its field, with the element or role that has it.
func (c *comparison) words(at []string) problem.Text {
	for i, name := range slices.Backward(at) {
		known, ok := named[name]
		if !ok || i == 1 && len(at) > 1 && isMap(at[0]) {
			continue
		}
		if len(at) > 1 && isMap(at[0]) && i > 0 {
			return problem.Text{EN: known.EN + " (" + c.called(at[1]) + ")", ZH: known.ZH + "（" + c.called(at[1]) + "）"}
		}
		if i == 0 && len(at) > 1 {
			return problem.Text{EN: known.EN + " (" + c.called(at[1]) + ")", ZH: known.ZH + "（" + c.called(at[1]) + "）"}
		}
		return known
	}
	path := scenario.Pointer(at...)
	return problem.Text{EN: "what stands at " + path, ZH: " " + path + " 处的内容"}
}

// isMap says whether a part of a scenario is by ids.
func isMap(part string) bool {
	return slices.Contains([]string{"arrivals", "calendars", "roles", "people", "tasks", "branches", "decisions", "conditions", "data", "tables", "events", "signals", "messages", "stock"}, part)
}

// normal is a scenario in which what means the same is written the same.
func normal(s *scenario.Scenario, d *model.Definitions) (*scenario.Scenario, error) {
	own, problems, err := tidied(s)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, &problems[0]
	}
	drawn := newImporter(&data{}, d)
	if own.Name == "" {
		own.Name = "Scenario"
	}
	usual := func(name *string, id string) {
		if *name == id || *name == drawn.roles[id] {
			*name = ""
		}
	}
	for id, r := range own.Roles {
		usual(&r.Name, id)
		usualTerms(&r.Terms)
	}
	for id, p := range own.People {
		usual(&p.Name, id)
		usualTerms(&p.Terms)
	}
	normalArrivals(own)
	normalDecisions(own, d)
	for _, t := range own.Tasks {
		normalTask(own, t)
	}
	for id, t := range own.Tasks {
		if reflect.DeepEqual(*t, scenario.Task{}) {
			delete(own.Tasks, id) // says nothing
		}
	}
	for id, e := range own.Events {
		weighted(e.After)
		if reflect.DeepEqual(*e, scenario.Event{}) {
			delete(own.Events, id)
		}
	}
	for _, v := range own.Data {
		normalSource(v.Type, &v.Source)
		slices.Sort(v.Values)
	}
	if own.Queue != nil && *own.Queue == (scenario.Queue{}) {
		own.Queue = nil
	}
	return own, nil
}

func usualTerms(t *scenario.Terms) {
	if t.Speed == 1 {
		t.Speed = 0
	}
	if t.AtOnce == 1 {
		t.AtOnce = 0
	}
	if t.OvertimeFactor == 1 {
		t.OvertimeFactor = 0
	}
}

func normalArrivals(s *scenario.Scenario) {
	listed := 0
	for _, a := range s.Arrivals {
		weighted(a.Every)
		listed += len(a.Cases)
		if len(a.Cases) == 0 {
			listed = -1 << 40
		}
	}
	if s.Run.Cases == 0 && listed > 0 {
		s.Run.Cases = listed // they are all that come
	}
}

// normalDecisions leaves out what decides anyway, and conditions that decide nothing.
func normalDecisions(s *scenario.Scenario, d *model.Definitions) {
	for gateway, by := range s.Decisions {
		without := *s
		without.Decisions = nil
		if by == decision(&without, gateway) {
			delete(s.Decisions, gateway)
		}
	}
	for flow, source := range s.Conditions {
		if t := formula(source); t != nil {
			s.Conditions[flow] = canonical(source)
		}
		if f := d.Flow(model.ID(flow)); f != nil && decision(s, string(f.Source)) == scenario.ByShares {
			delete(s.Conditions, flow)
		}
	}
}

// canonical writes a formula as it comes back from XPath.
func canonical(source string) string {
	t := formula(source)
	if t == nil {
		return source
	}
	if text := t.asFormula(func(name string) string { return name }); text != "" {
		return text
	}
	return source
}

func normalTask(s *scenario.Scenario, t *scenario.Task) {
	weighted(t.Duration)
	for i := range t.Needs {
		if t.Needs[i].Count == 1 {
			t.Needs[i].Count = 0
		}
	}
	if len(t.Needs) == 1 && t.Needs[0].Count == 0 {
		t.Roles, t.Needs = t.Needs[0].Roles, nil
	}
	for _, w := range t.Writes {
		if d := s.Data[w.To]; d != nil {
			normalSource(d.Type, &w.Source)
		}
	}
}

// weighted makes probabilities of weights, and weights of samples.
func weighted(d *scenario.Distribution) {
	if d == nil {
		return
	}
	if d.Kind == scenario.Expression {
		d.Formula = canonical(d.Formula)
	}
	for _, v := range d.Samples {
		d.Values = append(d.Values, scenario.Weighted{Value: v, Weight: 1})
	}
	if d.Kind == scenario.Samples {
		d.Kind, d.Samples = scenario.Discrete, nil
	}
	total := 0.0
	for _, v := range d.Values {
		total += v.Weight
	}
	for i := range d.Values {
		d.Values[i].Weight = rounded(d.Values[i].Weight / total)
	}
}

// rounded is a share without the noise of adding up.
func rounded(f float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64)
	if err != nil {
		panic("a number that was just written cannot be read: " + err.Error())
	}
	return r
}

func normalSource(t scenario.VariableType, s *scenario.Source) {
	s.Formula = map[bool]string{true: canonical(s.Formula)}[s.Formula != ""]
	if s.Value == nil || s.Value == false || s.Value == "" || s.Value == 0.0 {
		s.Value = nil // what a variable holds without one
	}
	if len(s.Choice) > 0 && t == scenario.NumberType {
		s.Draw = &scenario.Number{Kind: scenario.Discrete}
		for _, c := range s.Choice {
			if f, ok := c.Value.(float64); ok {
				s.Draw.Values = append(s.Draw.Values, scenario.WeightedNumber{Value: f, Weight: c.Weight})
			}
		}
		s.Choice = nil
	}
	total := 0.0
	for _, c := range s.Choice {
		total += c.Weight
	}
	for i := range s.Choice {
		s.Choice[i].Weight = rounded(s.Choice[i].Weight / total)
	}
	if n := s.Draw; n != nil {
		for _, v := range n.Samples {
			n.Values = append(n.Values, scenario.WeightedNumber{Value: v, Weight: 1})
		}
		if n.Kind == scenario.Samples {
			n.Kind, n.Samples = scenario.Discrete, nil
		}
		total := 0.0
		for _, v := range n.Values {
			total += v.Weight
		}
		for i := range n.Values {
			n.Values[i].Weight = rounded(n.Values[i].Weight / total)
		}
		if n.Kind == scenario.Fixed {
			s.Value, s.Draw = n.Value, nil
		}
	}
}
