package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Bounds on a list of arrivals, so that a wrong file costs little.
const (
	largestList   = 64 << 20 // bytes
	mostArrivals  = 1_000_000
	mostVariables = 200
)

// arrivals is a list of cases as a table: at, the start event where there are several,
// and a column for each variable of the scenario that it tells.
type arrivals struct {
	text    []byte
	csv     *csv.Reader
	drawing *model.Definitions
	numbers *scenario.Scenario
	zone    *time.Location
	start   string // where cases come whose line does not say

	startColumn int // -1: none
	variables   []string
}

// readArrivals reads the cases of a CSV file in the place of the scenario's arrivals.
func readArrivals(d *model.Definitions, s *scenario.Scenario) func(io.Reader) (map[string]*scenario.Arrival, error) {
	return func(in io.Reader) (map[string]*scenario.Arrival, error) {
		text, err := io.ReadAll(io.LimitReader(in, largestList+1))
		if err != nil {
			return nil, err
		}
		if len(text) > largestList {
			return nil, problem.New("cli.arrivals-too-big", problem.Say("the list is larger than %d MiB", "列表超过 %d MiB", largestList>>20),
				problem.Say("split it, or describe the arrivals by a rate in the scenario", "请拆分文件，或在情景中改用到达率"))
		}
		text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // Excel writes this mark
		a := &arrivals{text: text, csv: csv.NewReader(bytes.NewReader(text)), drawing: d, numbers: s, startColumn: -1}
		if !utf8.Valid(text) {
			return nil, a.wrong(1, 1, problem.Say("this is not UTF-8 text", "这不是 UTF-8 文本"),
				problem.Say("save the table as “CSV UTF-8”", "请将表格另存为“CSV UTF-8”格式"))
		}
		first, _, _ := bytes.Cut(text, []byte("\n"))
		if !bytes.ContainsRune(first, ',') && bytes.ContainsRune(first, ';') {
			a.csv.Comma = ';' // what spreadsheets write where the comma is in numbers
		}
		a.csv.ReuseRecord = true
		if a.zone, err = time.LoadLocation(s.Zone); err != nil {
			a.zone = time.UTC
		}
		if err := a.header(); err != nil {
			return nil, err
		}
		return a.cases()
	}
}

// header learns what the columns are.
func (a *arrivals) header() error {
	names, err := a.csv.Read()
	switch {
	case errors.Is(err, io.EOF):
		return a.wrong(1, 1, problem.Say("the list is empty", "列表是空的"), a.form())
	case err != nil:
		return a.unreadable(err)
	case len(names) > mostVariables:
		return a.wrong(1, 1, problem.Say("there are %d columns, more than %d", "共有 %d 列，超过 %d 列", len(names), mostVariables), a.form())
	}
	if name := strings.TrimSpace(names[0]); !slices.Contains([]string{"at", "到达时间"}, strings.ToLower(name)) {
		return a.wrongField(0, problem.Say("the first column is %q, not at", "第一列是 %q，应为 at（到达时间）", name), a.form())
	}
	a.variables = make([]string, len(names))
	for i, name := range names[1:] {
		name = strings.TrimSpace(name)
		switch {
		case a.numbers.Data[name] != nil && slices.Contains(a.variables, name):
			return a.wrongField(i+1, problem.Say("there are two columns %q", "%q 列出现了两次", name), problem.Say("remove one of them", "请删除其中一列"))
		case a.numbers.Data[name] != nil:
			a.variables[i+1] = name
		case i == 0 && slices.Contains([]string{"start", "start event", "开始事件"}, strings.ToLower(name)):
			a.startColumn = 1
		default:
			return a.unknownColumn(i+1, name)
		}
	}
	return a.whereTo()
}

func (a *arrivals) unknownColumn(column int, name string) error {
	hint := problem.Say("declare it under data in the scenario, or remove the column", "请在情景的 data 中声明该变量，或删除此列")
	if meant := nearest(name, slices.Sorted(maps.Keys(a.numbers.Data))); meant != "" {
		hint = problem.Say("did you mean %s?", "是不是 %s？", meant)
	}
	return a.wrongField(column, problem.Say("the scenario has no variable %q", "情景中没有变量 %q", name), hint)
}

// whereTo finds the start event of cases whose line names none: the only one that the
// scenario sends cases to, or the only one of the process.
func (a *arrivals) whereTo() error {
	if len(a.numbers.Arrivals) == 1 {
		a.start = slices.Collect(maps.Keys(a.numbers.Arrivals))[0]
		return nil
	}
	var starts []string
	if p, _ := a.numbers.Plays(a.drawing); p != nil {
		for _, n := range p.Nodes {
			if n.Kind == model.StartEvent {
				starts = append(starts, string(n.ID))
			}
		}
	}
	if len(starts) == 1 {
		a.start = starts[0]
	}
	if a.start == "" && a.startColumn < 0 {
		return a.wrong(1, 1, problem.Say("cases may come to several start events, and the list does not say to which", "案例可到达多个开始事件，列表没有说明到达哪一个"),
			problem.Say("add a second column, start, with the id of the start event", "请增加第二列 start，填写开始事件的 id"))
	}
	return nil
}

// cases reads the lines below the header and sorts them by time.
func (a *arrivals) cases() (map[string]*scenario.Arrival, error) {
	all, count := map[string]*scenario.Arrival{}, 0
	for {
		fields, err := a.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, a.unreadable(err)
		}
		if count++; count > mostArrivals {
			return nil, a.wrongField(0, problem.Say("there are more than %s cases", "案例超过 %s 个", figure.Whole(mostArrivals)),
				problem.Say("describe the arrivals by a rate in the scenario", "请在情景中改用到达率"))
		}
		start, one, err := a.instance(fields)
		if err != nil {
			return nil, err
		}
		if all[start] == nil {
			all[start] = &scenario.Arrival{}
		}
		all[start].Cases = append(all[start].Cases, one)
	}
	if count == 0 {
		return nil, a.wrong(1, 1, problem.Say("the list has no cases", "列表中没有案例"), a.form())
	}
	for _, arrival := range all {
		slices.SortStableFunc(arrival.Cases, func(x, y scenario.Instance) int { return x.At.Compare(y.At) })
	}
	return all, nil
}

func (a *arrivals) instance(fields []string) (start string, one scenario.Instance, err error) {
	if one.At, err = a.instant(fields[0]); err != nil {
		return "", one, err
	}
	start = a.start
	if a.startColumn > 0 {
		if named := strings.TrimSpace(fields[a.startColumn]); named != "" {
			start = named
		}
		if n := a.drawing.Node(model.ID(start)); n == nil || n.Kind != model.StartEvent {
			return "", one, a.wrongField(a.startColumn, problem.Say("%q is not the id of a start event", "%q 不是开始事件的 id", start),
				problem.Say("write the id, as the drawing has it", "请填写流程图中开始事件的 id"))
		}
	}
	for i, name := range a.variables {
		text := strings.TrimSpace(fields[i])
		if name == "" || text == "" { // an empty cell leaves the value to the scenario
			continue
		}
		value, ok := constant(a.numbers.Data[name], text)
		if !ok {
			return "", one, a.wrongField(i, problem.Say("%q cannot be %s", "%[2]s 的值不能是 %[1]q", text, name), values(a.numbers.Data[name]))
		}
		if one.Data == nil {
			one.Data = map[string]any{}
		}
		one.Data[name] = value
	}
	return start, one, nil
}

// instant reads a moment with its offset, or one on the clock of the scenario's zone.
func (a *arrivals) instant(text string) (time.Time, error) {
	text = strings.TrimSpace(text)
	at, err := time.Parse(time.RFC3339, text)
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006/1/2 15:04:05", "2006/1/2 15:04"} {
		if err != nil {
			at, err = time.ParseInLocation(layout, text, a.zone)
		}
	}
	if err != nil {
		return at, a.wrongField(0, problem.Say("%q is not a date and time", "%q 不是有效的日期时间", text),
			problem.Say("write 2026-01-05 09:30, or 2026-01-05T09:30:00+08:00", "请写成 2026-01-05 09:30 或 2026-01-05T09:30:00+08:00"))
	}
	if at.Before(a.numbers.Start) {
		return at, a.wrongField(0, problem.Say("this case comes before the run starts, at %s", "此案例早于仿真的开始时刻 %s", a.numbers.Start.Format(time.RFC3339)),
			problem.Say("start earlier with --start %s", "可用 --start %s 提前开始", at.Format(time.RFC3339)))
	}
	return at, nil
}

// constant reads a value of a variable; false where it cannot hold it.
func constant(v *scenario.Variable, text string) (any, bool) {
	switch v.Type {
	case scenario.NumberType, scenario.IntegerType:
		n, err := strconv.ParseFloat(text, 64)
		return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) && (v.Type == scenario.NumberType || n == math.Trunc(n))
	case scenario.BooleanType:
		switch strings.ToLower(text) {
		case "true", "yes", "1", "是":
			return true, true
		case "false", "no", "0", "否":
			return false, true
		}
		return nil, false
	}
	return text, len(v.Values) == 0 || slices.Contains(v.Values, text)
}

func values(v *scenario.Variable) problem.Text {
	switch v.Type {
	case scenario.NumberType:
		return problem.Say("write a number such as 1250.5", "请填写数字，例如 1250.5")
	case scenario.IntegerType:
		return problem.Say("write a whole number such as 12", "请填写整数，例如 12")
	case scenario.BooleanType:
		return problem.Say("write true or false", "请填写 true 或 false（是 或 否）")
	}
	const most = 10
	some := v.Values[:min(len(v.Values), most)]
	return problem.Say("write one of: %[1]s", "可选值：%[2]s", strings.Join(some, ", "), strings.Join(some, "、"))
}

func (a *arrivals) form() problem.Text {
	return problem.Say("the first line names the columns: at, then start where there are several start events, then variables of the scenario",
		"首行为列名：at（到达时间），有多个开始事件时加 start，其后为情景中的变量")
}

// wrongField places a problem at a field of the line that was read last.
func (a *arrivals) wrongField(field int, message, hint problem.Text) error {
	line, column := a.csv.FieldPos(field)
	return a.wrong(line, column, message, hint)
}

// wrong places a problem at a line and a column in bytes, both from 1.
func (a *arrivals) wrong(line, column int, message, hint problem.Text) error {
	rest := a.text
	for n := 1; n < line; n++ {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	column = utf8.RuneCount(rest[:min(max(column-1, 0), len(rest))]) + 1
	return problem.New("cli.arrivals", message, hint).Located(problem.Place{Line: line, Column: column})
}

// unreadable says what encoding/csv does not like, in both languages.
func (a *arrivals) unreadable(err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return err
	}
	if errors.Is(err, csv.ErrFieldCount) {
		return a.wrong(at.Line, 1, problem.Say("this line does not have as many fields as the first", "此行的列数与首行不一致"),
			problem.Say("a field that holds a comma is written in quotes", "含逗号的内容请用引号括起来"))
	}
	return a.wrong(at.Line, at.Column, problem.Say("the quotes are not closed, or stand in the middle of a field", "引号没有成对，或出现在内容中间"),
		problem.Say("write a field with quotes in it as \"say \"\"yes\"\"\"", "含引号的内容请写成 \"称\"\"是\"\"\""))
}
