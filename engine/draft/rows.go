package draft

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// step is one activity, event or decision of the table.
type step struct {
	row      int // from 1
	last     int // the last row that is about it
	id       model.ID
	number   string // as the table counts; empty: not at all
	name     string
	kind     model.Kind // UnknownKind: not said
	roles    []int      // who does it
	lane     string     // as the table has it
	duties   []dutyOf
	length   length
	timed    bool // length is said
	note     []string
	texts    map[field][]string // cells of next, previous, condition and kind, by row
	ways     []way
	parallel bool // its ways run at the same time
}

// dutyOf is a role's duty with a step, other than doing it.
type dutyOf struct {
	code string
	role int
}

// reader reads one table.
type reader struct {
	table  *sheet.Table
	codes  raci.CodeSet
	name   string // of the process
	head   int    // the row of headings, from 0; -1: there is none
	column []column
	steps  []*step
	roles  []string // names, in the order in which they come
	known  map[string]int
	zh     bool // the table is in Chinese
	hours  bool // it was said that durations are taken for hours
	days   bool // it was said how long a day is
	said   []sheet.Remark
	names  *sheet.Names     // of the steps
	number map[string][]int // steps by number
	end    int              // the only row that is an end, or theEnd; 0: not looked yet
}

func (r *reader) guess(row int, text problem.Text) {
	r.said = append(r.said, sheet.Remark{Row: row, Text: text})
}

func (r *reader) miss(row int, text problem.Text) {
	r.said = append(r.said, sheet.Remark{Row: row, Text: text, Missed: true})
}

// remarks are what there is to say, in the order of the rows.
func (r *reader) remarks() []sheet.Remark {
	slices.SortStableFunc(r.said, func(a, b sheet.Remark) int { return a.Row - b.Row })
	return r.said
}

// rows makes a step of every row that names one.
func (r *reader) rows() error {
	r.known = map[string]int{}
	for row := r.head + 1; row < len(r.table.Rows); row++ {
		cells := r.table.Rows[row]
		title := r.all(row, name)
		switch {
		case len(cells) == 0:
		case len(title) == 0:
			r.miss(row+1, problem.Say("The row names no activity: it is left out (%s).", "该行没有活动名称，已忽略（%s）。", brief(strings.Join(distinct(cells), " | "))))
		case r.isHeading(row):
		case r.continues(row, title[0]):
			r.add(r.steps[len(r.steps)-1], row)
			r.guess(row+1, problem.Say("The row is taken for more of the activity above, “%s”.", "该行按上一行活动“%s”的补充处理。", brief(title[0])))
		default:
			if len(r.steps) == MaxSteps {
				return problem.New("draft.too-many", problem.Say("The table has more than %d activities.", "表格中的活动超过 %d 个。", MaxSteps),
					problem.Say("Divide the process into several, each with a table of its own.", "请将流程拆分为若干个，各用一张表格。"))
			}
			s := &step{row: row + 1, id: model.ID("Step_" + strconv.Itoa(len(r.steps)+1)), name: oneLine(title[0]), texts: map[field][]string{}}
			r.steps = append(r.steps, s)
			r.add(s, row)
		}
	}
	if len(r.steps) == 0 {
		return problem.New("draft.no-steps", problem.Say("There is no activity below the headings.", "标题行下面没有活动。"),
			problem.Say("Write one activity in each row.", "请每行填写一个活动。"))
	}
	return nil
}

// isHeading says whether a row is none of the steps: a heading of a part, which a table writes across all its columns, or the headings again.
func (r *reader) isHeading(row int) bool {
	cells := r.table.Rows[row]
	if texts := distinct(cells); len(texts) == 1 && len(cells) > 2 && len(cells) > len(texts) && !slices.Contains(cells, "") {
		r.miss(row+1, problem.Say("“%s” stands across the row: it is taken for a heading and left out.", "“%s”占满整行：按小标题处理，已忽略。", brief(texts[0])))
		return true
	}
	if r.head >= 0 && slices.Equal(cells, r.table.Rows[r.head]) {
		return true
	}
	return false
}

// continues says whether a row goes on about the step above: the same name, as merged cells have it, and no number of its own.
func (r *reader) continues(row int, title string) bool {
	if len(r.steps) == 0 {
		return false
	}
	last := r.steps[len(r.steps)-1]
	return last.last == row && last.name == oneLine(title) && (r.one(row, number) == "" || tidyNumber(r.one(row, number)) == last.number)
}

// add takes the cells of a row into a step.
func (r *reader) add(s *step, row int) {
	s.last = row + 1
	for i, c := range r.column {
		cell := r.table.Cell(row, i)
		if cell == "" {
			continue
		}
		switch c.field {
		case number:
			s.number = tidyNumber(cell)
		case role:
			for _, who := range r.people(cell) {
				s.does(who)
			}
		case lane:
			s.lane = oneLine(cell)
		case duration:
			if l, ok := r.lengthOf(row+1, cell, c.unit); ok {
				s.length, s.timed = l, true
			}
		case next, previous, condition, kind:
			s.texts[c.field] = append(s.texts[c.field], cell)
		case system:
			s.texts[system] = append(s.texts[system], cell)
			s.remember(r.table.Cell(r.head, i) + ": " + cell)
		case note:
			s.remember(cell)
		case duty:
			for _, who := range r.people(cell) {
				s.has(c.code, who)
			}
		case member:
			r.takes(s, row, c.role, cell)
		}
	}
}

// takes takes in what a cell under the name of a role says.
func (r *reader) takes(s *step, row int, heading, cell string) {
	codes, unknown := r.codes.ReadCell(cell)
	if ticked(cell) && len(codes) == 0 {
		codes, unknown = r.codes.Of(raci.Performs), nil
		r.guess(row+1, problem.Say("“%[1]s” under “%[2]s” is taken for who does it.", "“%[2]s”列中的“%[1]s”按执行者处理。", cell, heading))
	}
	if len(unknown) > 0 {
		r.miss(row+1, problem.Say("“%[1]s” under “%[2]s” is no duty of %[3]s: it is left out.", "“%[2]s”列中的“%[1]s”不是 %[3]s 的职责代码，已忽略。", strings.Join(unknown, " "), heading, r.codes.Name))
	}
	for _, code := range codes {
		if slices.Contains(r.codes.Of(raci.Performs), code) {
			s.does(r.roleOf(heading))
			continue
		}
		s.has(code, r.roleOf(heading))
	}
}

func (s *step) does(who int) {
	if !slices.Contains(s.roles, who) {
		s.roles = append(s.roles, who)
	}
}

func (s *step) has(code string, who int) {
	if d := (dutyOf{code, who}); !slices.Contains(s.duties, d) {
		s.duties = append(s.duties, d)
	}
}

func (s *step) remember(text string) {
	if !slices.Contains(s.note, text) {
		s.note = append(s.note, text)
	}
}

// people are the roles that a cell names.
func (r *reader) people(cell string) []int {
	var all []int
	for _, who := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(",，、;；\n", c) || c == '/' || c == '+' }) {
		if who = oneLine(who); who != "" && who != "-" && who != "—" && who != "无" && strings.ToLower(who) != "n/a" {
			all = append(all, r.roleOf(who))
		}
	}
	return all
}

// roleOf is a role by its name, a new one where there is none.
func (r *reader) roleOf(who string) int {
	who = oneLine(who)
	key := sheet.Key(who)
	if i, ok := r.known[key]; ok {
		return i
	}
	r.roles = append(r.roles, who)
	r.known[key] = len(r.roles) - 1
	return len(r.roles) - 1
}

// all are the texts of a row under a field.
func (r *reader) all(row int, f field) []string {
	var texts []string
	for i, c := range r.column {
		if cell := r.table.Cell(row, i); c.field == f && cell != "" {
			texts = append(texts, cell)
		}
	}
	return texts
}

func (r *reader) one(row int, f field) string {
	if texts := r.all(row, f); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

func (r *reader) has(f field) bool {
	return slices.ContainsFunc(r.column, func(c column) bool { return c.field == f })
}

// tidyNumber is how rows count, written in one way: "1.0", "01", "步骤1" and "Step 1" are 1.
func tidyNumber(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, word := range []string{"步骤", "第", "step", "no.", "row", "#", "s"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, word))
	}
	text = strings.TrimRight(strings.TrimSuffix(text, "步"), ".、）)")
	text = strings.TrimSuffix(text, ".0")
	if n, err := strconv.Atoi(text); err == nil {
		return strconv.Itoa(n)
	}
	return text
}

// oneLine is a name on one line; between Chinese characters no space takes the place of the line's end.
func oneLine(text string) string {
	var b strings.Builder
	var last rune
	for _, word := range strings.Fields(text) {
		first, _ := utf8.DecodeRuneInString(word)
		if b.Len() > 0 && !(isHan(last) && isHan(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		last, _ = utf8.DecodeLastRuneInString(word)
	}
	return b.String()
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }

// brief is as much of a text as a sentence can quote.
func brief(text string) string {
	const most = 60
	if runes := []rune(oneLine(text)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return oneLine(text)
}

// language finds out whether the table is in Chinese: whether the names of its steps are, most of them.
func (r *reader) language() {
	han := 0
	for _, s := range r.steps {
		if strings.ContainsFunc(s.name, isHan) {
			han++
		}
	}
	r.zh = han*2 >= len(r.steps)
}

// word is a text in the language of the table.
func (r *reader) word(en, zh string) string {
	if r.zh {
		return zh
	}
	return en
}
