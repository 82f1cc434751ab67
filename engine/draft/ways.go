package draft

import (
	"regexp"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sheet"
)

// theEnd is where a way leads that leads to no step.
const theEnd = -1

// way is one of those that lead out of a step.
type way struct {
	to        int // step, or theEnd
	condition string
}

// Words of tables.
var (
	endWords      = keys("结束", "流程结束", "完成", "完结", "终止", "归档结束", "结束流程", "end", "finish", "finished", "done", "stop", "end of process", "process ends", "end process", "the end", "n/a", "-", "—", "——", "无", "none", "/", "×")
	nextWords     = keys("下一步", "下一行", "顺序", "顺序执行", "继续", "next", "next step", "next row", "continue", "↓")
	endNames      = keys("结束", "流程结束", "结束流程", "终止", "end", "end of process", "process ends", "end process", "the end")
	startWords    = keys("开始", "流程开始", "启动", "start", "begin", "start of process", "process starts")
	parallelWords = regexp.MustCompile(`(?i)并行|同时|并发|同步进行|parallel|simultaneous|at the same time|concurrent|in the meantime`)
	question      = regexp.MustCompile(`(?i)[?？]$|^是否|^判断|判断$|是否.*$|吗$|\bdecision$`)
	// arrow stands between a condition and where it leads.
	arrow = regexp.MustCompile(`\s*(?:→|➔|➜|⇒|—>|–>|->|=>|>>|==>|-->)\s*`)
	colon = regexp.MustCompile(`\s*(?:：|:|＝|=)\s*`)
	// verb leads on to a step in words: 不通过退回2, if rejected go back to 2.
	verb    = regexp.MustCompile(`(?i)则|就|转至|转到|转入|转|退回至|退回到|退回|返回至|返回到|返回|驳回至|驳回到|跳转至|跳转到|跳转|跳至|跳到|进入|至|到|\bthen\b|\bgo(?:es)? (?:back )?to\b|\bgoto\b|\bback to\b|\breturn to\b|\bcontinue with\b|\bto\b`)
	and     = regexp.MustCompile(`(?i)\s+and\s+|\s*[&和及与]\s*`)
	ifWord  = regexp.MustCompile(`(?i)^(?:如果|若是|若|(?:if|when|in case of|in case)\b)\s*(.+)$`)
	bracket = regexp.MustCompile(`^(.+?)\s*[(（\[【](.+)[)）\]】]$`)
	stepRef = regexp.MustCompile(`(?i)^(?:步骤|第|step|no\.?|row|#|activity|活动)?\s*([\w.\-]+)\s*(?:步|行|号)?$`)
)

func keys(texts ...string) map[string]bool {
	all := map[string]bool{}
	for _, t := range texts {
		all[sheet.Key(t)] = true
	}
	return all
}

// kinds are what people write for a type, by what they hold; the first that fits counts.
var kinds = []struct {
	words *regexp.Regexp
	kind  model.Kind
}{
	{regexp.MustCompile(`并行网关|并行分支|并行|分叉|汇聚|parallel|fork|\bjoin\b|\band\b`), model.ParallelGateway},
	{regexp.MustCompile(`网关|判断|决策|分支|排他|互斥|gateway|decision|exclusive|\bxor\b|branch|choice|diamond`), model.ExclusiveGateway},
	{regexp.MustCompile(`开始|起点|\bstart\b|\bbegin`), model.StartEvent},
	{regexp.MustCompile(`结束|终点|\bend\b|\bfinish`), model.EndEvent},
	{regexp.MustCompile(`脚本|script`), model.ScriptTask},
	{regexp.MustCompile(`规则|rule`), model.BusinessRuleTask},
	{regexp.MustCompile(`发送|send`), model.SendTask},
	{regexp.MustCompile(`接收|receive`), model.ReceiveTask},
	{regexp.MustCompile(`系统|自动|服务|机器|service|system|auto|robot|\brpa\b`), model.ServiceTask},
	{regexp.MustCompile(`线下|手工|手动|manual|offline`), model.ManualTask},
	{regexp.MustCompile(`人工|用户|审批|填报|表单|user|human|form|approval`), model.UserTask},
	{regexp.MustCompile(`任务|活动|步骤|task|activity|step`), model.Task},
}

// ways says what every step is and what follows it.
func (r *reader) ways() {
	r.index()
	for i, s := range r.steps {
		r.kindOf(i, s)
	}
	if !r.has(next) && !r.has(previous) {
		r.guess(0, problem.Say("There is no column that says what follows: the steps follow each other from top to bottom.", "没有“下一步”列：各步骤自上而下依次进行。"))
	}
	reached := map[int]int{} // by step: the first step that names it
	for i, s := range r.steps {
		r.named(i, s)
		for _, w := range s.ways {
			if _, known := reached[w.to]; !known {
				reached[w.to] = i
			}
		}
	}
	if r.has(previous) && !r.has(next) {
		r.backwards()
		return
	}
	for i, s := range r.steps {
		if len(s.ways) == 0 {
			r.unnamed(i, s, reached)
		}
	}
}

// index prepares to find steps by their names and numbers. Where the table does not count its rows, they are counted from 1.
func (r *reader) index() {
	names := make([]string, len(r.steps))
	r.number = map[string][]int{}
	counted := slices.ContainsFunc(r.steps, func(s *step) bool { return s.number != "" })
	for i, s := range r.steps {
		names[i] = s.name
		n := s.number
		if !counted {
			n = tidyNumber(string(s.id[len("Step_"):]))
		}
		if n != "" {
			r.number[n] = append(r.number[n], i)
		}
	}
	r.names = sheet.NamesOf(names)
	for _, s := range r.steps {
		if all := r.number[s.number]; len(all) > 1 && r.steps[all[0]] != s {
			r.guess(s.row, problem.Say("The number %q is there already: where it is named, the first row of that number is meant.", "编号 %q 重复：引用时按第一次出现的行处理。", s.number))
		}
	}
}

// kindOf says what a step is, by its type or its name.
func (r *reader) kindOf(i int, s *step) {
	said := strings.ToLower(strings.Join(s.texts[kind], " "))
	if said != "" {
		for _, k := range kinds {
			if k.words.MatchString(said) {
				s.kind = k.kind
				break
			}
		}
		if s.kind == model.UnknownKind {
			r.miss(s.row, problem.Say("The type “%s” is not known: the step is drawn as a task.", "不认识类型“%s”：按普通任务绘制。", brief(said)))
		}
	}
	key := sheet.Key(s.name)
	switch {
	case s.kind != model.UnknownKind:
	case startWords[key] && i == 0:
		s.kind = model.StartEvent
	case endNames[key]:
		s.kind = model.EndEvent
	case len(s.roles) > 0:
		s.kind = model.UserTask
	case len(s.texts[system]) > 0:
		s.kind = model.ServiceTask
		r.guess(s.row, problem.Say("Nobody does “%s”, but a system is named: it is drawn as a task of that system.", "“%s”没有执行者但写有系统：按系统自动任务绘制。", s.name))
	default:
		s.kind = model.Task
	}
}

// named takes the ways that the cells of a step name.
func (r *reader) named(i int, s *step) {
	var loose []string // conditions that lead nowhere by themselves
	for _, cell := range s.texts[condition] {
		if ways, ok := r.conditional(i, cell); ok {
			s.ways = append(s.ways, ways...)
		} else {
			loose = append(loose, cell)
		}
	}
	if len(s.ways) == 0 {
		for row, cell := range s.texts[next] {
			ways := r.cell(i, s, cell)
			if len(ways) == 1 && ways[0].condition == "" && len(s.texts[next]) > 1 && len(loose) == len(s.texts[next]) {
				ways[0].condition = loose[row] // one way in each row of the step
			}
			s.ways = append(s.ways, ways...)
		}
		r.pair(s, loose)
	}
	s.parallel = s.kind == model.ParallelGateway
	if len(s.ways) > 1 && !s.parallel {
		text := strings.Join(slices.Concat(s.texts[next], s.texts[condition], s.texts[kind], s.note), "\n")
		if s.parallel = parallelWords.MatchString(text); s.parallel {
			for k := range s.ways {
				if parallelWords.MatchString(s.ways[k].condition) {
					s.ways[k].condition = ""
				}
			}
			s.parallel = !slices.ContainsFunc(s.ways, func(w way) bool { return w.condition != "" })
		}
	}
	s.ways = r.once(s)
	r.decides(s)
	r.explain(s)
}

// decides makes a decision of a step that is called one, branches, and takes no time that the table knows of.
func (r *reader) decides(s *step) {
	named := question.MatchString(s.name)
	if len(s.texts[kind]) > 0 || !named || s.timed || len(s.duties) > 0 || s.parallel || len(s.ways) < 2 {
		return
	}
	s.kind = model.ExclusiveGateway
	r.guess(s.row, problem.Say("“%s” asks something, branches and has no duration: it is drawn as a decision, not as a task.", "“%s”是判断、有分支且没有时长：按判断网关绘制，而不是任务。", s.name))
}

// once are the ways of a step, each target and condition once.
func (r *reader) once(s *step) []way {
	var ways []way
	for _, w := range s.ways {
		if !slices.Contains(ways, w) {
			ways = append(ways, w)
		}
	}
	return ways
}

// explain tells what is guessed about several ways.
func (r *reader) explain(s *step) {
	if len(s.ways) < 2 {
		return
	}
	unsaid := 0
	for _, w := range s.ways {
		if w.condition == "" {
			unsaid++
		}
	}
	switch {
	case s.parallel:
		r.guess(s.row, problem.Say("“%s” is followed by %d steps at the same time: they are drawn as parallel.", "“%s”之后有 %d 个步骤同时进行：按并行绘制。", s.name, len(s.ways)))
	case unsaid == len(s.ways):
		r.guess(s.row, problem.Say("“%s” has %d ways out and no conditions: one of them is taken, never several. Write “parallel” beside them if all are.", "“%s”有 %d 个去向但没有条件：按只走其中一条处理；若需同时进行，请注明“并行”。", s.name, len(s.ways)))
	case unsaid > 0:
		r.guess(s.row, problem.Say("“%s” has a way without a condition: it is taken where none of the others applies.", "“%s”有一个去向没有条件：其他条件都不满足时走这条。", s.name))
	}
}

// pair gives the ways conditions that stand in a column of their own: one for each, in order.
func (r *reader) pair(s *step, loose []string) {
	if len(loose) == 0 || slices.ContainsFunc(s.ways, func(w way) bool { return w.condition != "" }) {
		return
	}
	var parts []string
	for _, text := range loose {
		parts = append(parts, strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(";；\n", c) })...)
	}
	if len(parts) != len(s.ways) && len(parts) == 1 {
		parts = strings.FieldsFunc(parts[0], func(c rune) bool { return strings.ContainsRune("/、,，|", c) })
	}
	switch {
	case len(s.ways) < 2:
		if text := strings.Join(loose, "; "); !parallelWords.MatchString(text) {
			s.remember(text)
			r.guess(s.row, problem.Say("The condition “%s” decides nothing, because one way leads on: it is kept as a description.", "条件“%s”之后只有一个去向，无需判断：已写入说明。", brief(text)))
		}
	case len(parts) == len(s.ways):
		for i := range s.ways {
			s.ways[i].condition = label(parts[i])
		}
	default:
		for i := range min(len(parts), len(s.ways)) {
			s.ways[i].condition = label(parts[i])
		}
		if text := strings.Join(loose, "; "); !parallelWords.MatchString(text) {
			r.guess(s.row, problem.Say("There are %d conditions for %d ways: they are given to the ways in order.", "有 %d 个条件、%d 个去向：按顺序对应。", len(parts), len(s.ways)))
		}
	}
}

// label is a condition as a way out is named: without the word if.
func label(text string) string {
	text = oneLine(text)
	if m := ifWord.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return strings.Trim(text, " ,，;；:：")
}

// conditional reads a cell of conditions that says where they lead: "通过→4; 不通过→2". It is not ok where it does not.
func (r *reader) conditional(i int, cell string) ([]way, bool) {
	var ways []way
	for _, text := range r.parts(i, cell) {
		w, ok := r.way(i, text)
		if !ok || w.condition == "" {
			return nil, false
		}
		ways = append(ways, w)
	}
	return ways, len(ways) > 0
}

// cell reads what follows a step.
func (r *reader) cell(i int, s *step, cell string) (ways []way) {
	for _, text := range r.parts(i, cell) {
		w, ok := r.way(i, text)
		if ok {
			ways = append(ways, w)
			continue
		}
		if plain := strings.Trim(parallelWords.ReplaceAllString(text, ""), " ：:()（）,，"); plain != text {
			if plain != "" { // 并行：3, 4 is two texts, the word alone and a number behind it, or one
				ways = append(ways, r.cell(i, s, plain)...)
			}
			continue
		}
		r.miss(s.row, problem.Say("There is no step “%s” to follow “%s”: the way is left out.", "找不到“%[2]s”之后的步骤“%[1]s”，该去向已忽略。", brief(text), s.name))
	}
	return ways
}

// parts are the ways in a cell: by lines and semicolons, then by commas and slashes where a part is no way as it stands. A name may
// hold any of them.
func (r *reader) parts(i int, cell string) (all []string) {
	if r.isWay(i, cell) {
		return []string{cell}
	}
	for _, separators := range []string{"\n;；", ",，、/|"} {
		parts := strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(separators, c) })
		if len(parts) < 2 && !(len(parts) == 1 && len(parts[0]) < len(cell)) {
			continue
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, r.parts(i, part)...)
			}
		}
		return all
	}
	cell = strings.TrimSpace(cell)
	if both := and.Split(cell, -1); len(both) > 1 && !slices.ContainsFunc(both[1:], func(text string) bool { return !r.isWay(i, text) }) {
		return both
	}
	if cell != "" {
		all = append(all, cell)
	}
	return all
}

// isWay says whether a text is one way, without a guess.
func (r *reader) isWay(i int, text string) bool {
	if _, ok := r.exact(i, text); ok {
		return true
	}
	at := arrow.FindAllStringIndex(text, -1)
	if len(at) != 1 {
		return false
	}
	_, ok := r.exact(i, text[at[0][1]:])
	return ok
}

// way reads one way: a step, or a condition and a step.
func (r *reader) way(i int, text string) (way, bool) {
	text = strings.TrimSpace(text)
	if to, ok := r.exact(i, text); ok {
		return way{to, ""}, true
	}
	for _, between := range []*regexp.Regexp{arrow, colon} {
		at := between.FindAllStringIndex(text, -1)
		if len(at) == 0 {
			continue
		}
		last := at[len(at)-1]
		if to, ok := r.find(i, text[last[1]:]); ok {
			return way{to, label(text[:last[0]])}, true
		}
		if to, ok := r.exact(i, text[:at[0][0]]); ok && between == colon { // "4: approved"
			return way{to, label(text[at[0][1]:])}, true
		}
	}
	if m := bracket.FindStringSubmatch(text); m != nil {
		if to, ok := r.exact(i, m[1]); ok {
			return way{to, label(m[2])}, true
		}
		if to, ok := r.exact(i, m[2]); ok {
			return way{to, label(m[1])}, true
		}
	}
	for _, at := range slices.Backward(verb.FindAllStringIndex(text, -1)) {
		if to, ok := r.exact(i, text[at[1]:]); ok {
			return way{to, label(text[:at[0]])}, true
		}
	}
	to, ok := r.find(i, text)
	return way{to: to}, ok
}

// find is exact, or else the step with the nearest name, which is told.
func (r *reader) find(i int, text string) (int, bool) {
	if to, ok := r.exact(i, text); ok {
		return to, true
	}
	if at := verb.FindStringIndex(strings.TrimSpace(text)); at != nil && at[0] == 0 { // go to 4
		if to, ok := r.exact(i, strings.TrimSpace(text)[at[1]:]); ok {
			return to, true
		}
	}
	if near := r.names.Nearest(text); near >= 0 {
		r.guess(r.steps[i].row, problem.Say("“%s” is taken for “%s” (row %d).", "“%s”按“%s”（第 %d 行）处理。", brief(text), r.steps[near].name, r.steps[near].row))
		return near, true
	}
	return 0, false
}

// exact finds a step by its number or its name, the end, or the next row. Of several steps of one name the next one below is meant.
func (r *reader) exact(i int, text string) (int, bool) {
	text = strings.Trim(text, " \t\n“”\"'‘’《》「」.。")
	if text == "" {
		return 0, false
	}
	if all := r.number[tidyNumber(text)]; len(all) > 0 {
		return all[0], true
	}
	if m := stepRef.FindStringSubmatch(text); m != nil {
		if all := r.number[tidyNumber(m[1])]; len(all) > 0 {
			return all[0], true
		}
	}
	if all := r.names.Exact(text); len(all) > 0 {
		at, _ := slices.BinarySearch(all, i+1)
		if at == len(all) {
			at = 0
		}
		if len(all) > 1 {
			r.tellOnce(r.steps[i].row, problem.Say("Several steps are called “%s”: row %d is meant.", "有多个步骤名为“%s”：按第 %d 行处理。", brief(text), r.steps[all[at]].row))
		}
		return all[at], true
	}
	key := sheet.Key(text)
	switch {
	case endWords[key]:
		return r.endStep(), true
	case nextWords[key] && i+1 < len(r.steps):
		return i + 1, true
	case nextWords[key]:
		return theEnd, true
	}
	return 0, false
}

// tellOnce is a guess that is told once for its row.
func (r *reader) tellOnce(row int, text problem.Text) {
	if said := (sheet.Remark{Row: row, Text: text}); !slices.Contains(r.said[max(0, len(r.said)-20):], said) {
		r.said = append(r.said, said)
	}
}

// endStep is the only row that is an end, or theEnd.
func (r *reader) endStep() int {
	if r.end == 0 {
		r.end = theEnd
		for i, s := range r.steps {
			if s.kind == model.EndEvent && r.end != theEnd {
				return theEnd
			}
			if s.kind == model.EndEvent {
				r.end = i
			}
		}
	}
	return r.end
}

// unnamed says what follows a step of which the table does not: the row below, unless another way has led there already; then nothing.
func (r *reader) unnamed(i int, s *step, reached map[int]int) {
	last := i == len(r.steps)-1
	if s.kind == model.EndEvent {
		return
	}
	if !r.has(next) || len(s.texts[next]) > 0 || s.kind == model.StartEvent {
		s.ways = []way{{r.below(i), ""}}
		if len(s.texts[next]) > 0 && !last {
			r.guess(s.row, problem.Say("“%s” is followed by the row below.", "“%s”之后接下一行。", s.name))
		}
		return
	}
	by, named := reached[i+1]
	switch {
	case last:
		s.ways = []way{{theEnd, ""}}
	case named && by < i:
		s.ways = []way{{theEnd, ""}}
		r.guess(s.row, problem.Say("Nothing is said to follow “%s”, and the row below belongs to another way: the case ends here.", "未写“%s”的下一步，而下一行属于其他分支：案例到此结束。", s.name))
	default:
		s.ways = []way{{i + 1, ""}}
		r.guess(s.row, problem.Say("Nothing is said to follow “%s”: the row below does.", "未写“%s”的下一步：接下一行。", s.name))
	}
}

func (r *reader) below(i int) int {
	if i+1 < len(r.steps) {
		return i + 1
	}
	return theEnd
}

// backwards reads a table that says what comes before each step. What nothing follows is an end; what nothing comes before follows the row above, but for the first.
func (r *reader) backwards() {
	for i, s := range r.steps {
		found := false
		for _, cell := range s.texts[previous] {
			for _, text := range r.parts(i, cell) {
				w, ok := r.way(i, text)
				if ok && w.to != theEnd && w.to != i {
					r.steps[w.to].ways = append(r.steps[w.to].ways, way{i, w.condition})
					found = true
				} else if !ok {
					r.miss(s.row, problem.Say("There is no step “%s” to come before “%s”: it is left out.", "找不到“%[2]s”之前的步骤“%[1]s”，已忽略。", brief(text), s.name))
				}
			}
		}
		if !found && i > 0 && len(s.texts[previous]) == 0 {
			r.steps[i-1].ways = append(r.steps[i-1].ways, way{i, ""})
			r.guess(s.row, problem.Say("Nothing is said to come before “%s”: the row above does.", "未写“%s”的前置步骤：接在上一行之后。", s.name))
		}
	}
	for _, s := range r.steps {
		s.ways = r.once(s)
		plain := !slices.ContainsFunc(s.ways, func(w way) bool { return w.condition != "" })
		s.parallel = s.parallel || len(s.ways) > 1 && plain // what depends on one step alone begins when it is done
		r.explain(s)
		if len(s.ways) == 0 && s.kind != model.EndEvent {
			s.ways = []way{{theEnd, ""}}
		}
	}
}
