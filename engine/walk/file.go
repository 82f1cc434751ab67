// Package walk plays one case by hand and keeps what was done as data: a walk. A walk with expectations is a test. It plays
// the token game of package token by the program of package compile, so it never disagrees with a simulation on what a gateway,
// a decision table or a timer does; where a simulation draws by chance, a person is asked. The same walk over the same process is the same run.
package walk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Version is the value of "$schema" in the files this package reads and writes.
const Version = "urn:sandtable:walks:1"

// File is the walks of one process: order.walks.json beside order.bpmn.
type File struct {
	Schema  string   `json:"$schema"`
	Process model.ID `json:"process,omitempty"` // the BPMN process that they are of; empty: whichever is played
	Walks   []*Walk  `json:"walks"`
}

// Walk is a case as it is played: how it begins, what is done, and what is to come of it.
type Walk struct {
	Name   string  `json:"name,omitempty"`
	Note   string  `json:"note,omitempty"` // what it is to show
	Start  Start   `json:"start"`
	Steps  []Step  `json:"steps,omitempty"`
	Expect *Expect `json:"expect,omitempty"` // nil: it is no test
}

// Start is how a case begins.
type Start struct {
	Element model.ID       `json:"element,omitempty"` // a start event; empty: the first that there is
	At      time.Time      `json:"at,omitzero"`       // when; zero: when the scenario starts
	Data    map[string]any `json:"data,omitempty"`    // what is known then, by variable
}

// Step is one thing that somebody does or that comes from outside.
type Step struct {
	Do         Deed              `json:"do"`
	Element    model.ID          `json:"element,omitempty"`    // but for Wait
	Nth        int               `json:"nth,omitempty"`        // which of several alike, from 0
	Definition int               `json:"definition,omitempty"` // which of several things that an event waits for, from 0
	After      scenario.Duration `json:"after,omitzero"`       // the time that passes before it
	Data       map[string]any    `json:"data,omitempty"`       // what is filled in, by variable
	Flows      []model.ID        `json:"flows,omitempty"`      // of Decide: the ways that are taken; none: as the data decides
	Answers    []Answer          `json:"answers,omitempty"`    // to what is asked on the way of the tokens that it sets off
}

// Deed is what a step does.
type Deed string

// The deeds of a walk.
const (
	Complete Deed = "complete" // the work at an activity is done
	Happen   Deed = "happen"   // what an event waits for comes: a message, a timer, an error
	Decide   Deed = "decide"   // a token that rests at a gateway goes on
	Wait     Deed = "wait"     // time passes; timers that are due meanwhile happen
)

// Answer is what a person says where neither the drawing nor the data does.
type Answer struct {
	Element model.ID   `json:"element"`
	Flows   []model.ID `json:"flows,omitempty"`  // the ways out that are taken
	Number  int        `json:"number,omitempty"` // of instances; 1 for yes, once more
}

// Expect is what is to come of a walk. What is not said may be anything.
type Expect struct {
	Path       []model.ID            `json:"path,omitempty"`       // the activities and events that are come to, in their order
	Ends       []model.ID            `json:"ends,omitempty"`       // the end events that are reached, in any order
	Over       *bool                 `json:"over,omitempty"`       // whether the case has ended
	Data       map[string]any        `json:"data,omitempty"`       // what is known in the end, by variable
	Performers map[model.ID][]string `json:"performers,omitempty"` // the roles that do the work, by activity
	Never      []model.ID            `json:"never,omitempty"`      // elements that are not come to
}

// Bounds of what a file of walks may hold.
const (
	MostSteps = 10_000 // of one walk
	mostBytes = 16 << 20
	mostWalks = 1_000
	mostData  = 500 // variables of a step
	mostName  = 200
	mostText  = 4_000
	mostList  = 20_000 // of a path
)

// Decode reads a file of walks. What it does not know it refuses by name, with a *problem.Problem.
func Decode(r io.Reader) (*File, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read walks: %w", err)
	}
	if len(data) > mostBytes {
		return nil, problem.New("walk.too-large", problem.Say("The walks have more than 16 MB.", "走查文件超过 16 MB。"), problem.Say("Split them into several files.", "请拆分为多个文件。"))
	}
	f := &File{}
	if err := strictly(data, f); err != nil {
		return nil, err
	}
	switch {
	case f.Schema == Version:
	case strings.HasPrefix(f.Schema, "urn:sandtable:walks:"):
		return nil, problem.New("walk.newer", problem.Say("These walks have the format %q, which is not known here.", "此走查文件的格式为 %q，当前版本不支持。", f.Schema),
			problem.Say("Open them with the version of Sandtable that wrote them, or a newer one.", "请用写出该文件的 Sandtable 版本或更新的版本打开。"))
	default:
		return nil, problem.New("walk.format", problem.Say("This is no file of walks: “$schema” is not %s.", "这不是走查文件：“$schema”不是 %s。", Version),
			problem.Say("“sandtable walk FILE.bpmn --suggest” writes one to begin with.", "可用“sandtable walk FILE.bpmn --suggest”生成一份。"))
	}
	if len(f.Walks) > mostWalks {
		return nil, tooMany("walks", "走查", mostWalks)
	}
	for i, w := range f.Walks {
		if w == nil {
			return nil, problem.New("walk.empty", problem.Say("Walk %d is empty.", "第 %d 条走查为空。", i+1), problem.Say("Remove it, or say how it begins.", "请删除它，或写明如何开始。"))
		}
		if err := w.Bounded(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// DecodeWalk reads one walk, as Decode does.
func DecodeWalk(data []byte) (*Walk, error) {
	if len(data) > mostBytes {
		return nil, problem.New("walk.too-large", problem.Say("The walk has more than 16 MB.", "走查超过 16 MB。"), problem.Say("Keep it shorter.", "请缩短走查。"))
	}
	w := &Walk{}
	if err := strictly(data, w); err != nil {
		return nil, err
	}
	return w, w.Bounded()
}

// Encode writes walks as Decode reads them.
func Encode(w io.Writer, f *File) error {
	f.Schema = Version
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(f)
}

func strictly(data []byte, into any) error {
	if !utf8.Valid(data) {
		return unreadable(errors.New("not UTF-8"))
	}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return unreadable(err)
	}
	if d.More() {
		return unreadable(errors.New("there is more behind its end"))
	}
	return nil
}

func unreadable(err error) error {
	if p := problem.Of(err); p != nil {
		return p
	}
	what := strings.TrimPrefix(err.Error(), "json: ")
	return problem.New("walk.unreadable", problem.Say("This is no file of walks: %s.", "无法识别走查内容：%s。", what),
		problem.Say("Compare it with what “sandtable walk FILE.bpmn --suggest” writes.", "可与“sandtable walk FILE.bpmn --suggest”的输出比对。")).Because(err)
}

func tooMany(en, zh string, most int) *problem.Problem {
	return problem.New("walk.too-many", problem.Say("There are more than %d %s.", "%[3]s超过 %[1]d 个。", most, en, zh), problem.Say("Split them.", "请拆分。"))
}

// Bounded says whether a walk keeps within what can be played: errors are *problem.Problem.
func (w *Walk) Bounded() error {
	if len(w.Steps) > MostSteps {
		return tooMany("steps in a walk", "走查步骤", MostSteps)
	}
	if utf8.RuneCountInString(w.Name) > mostName || utf8.RuneCountInString(w.Note) > mostText {
		return problem.New("walk.long-name", problem.Say("The name of a walk has more than %d characters, or its note more than %d.", "走查名称超过 %d 个字符，或说明超过 %d 个字符。", mostName, mostText),
			problem.Say("Shorten it.", "请缩短。"))
	}
	if len(w.Start.Data) > mostData {
		return tooMany("values at the start of a walk", "起始变量", mostData)
	}
	for i := range w.Steps {
		s := &w.Steps[i]
		switch s.Do {
		case Complete, Happen, Decide, Wait:
		default:
			return problem.New("walk.deed", problem.Say("Step %d does what is not known: “%s”.", "第 %d 步的动作“%s”不存在。", i+1, string(s.Do)),
				problem.Say("Write complete, happen, decide or wait.", "请写 complete、happen、decide 或 wait。"))
		}
		if len(s.Data) > mostData || len(s.Answers) > mostData || len(s.Flows) > mostData {
			return tooMany("values in one step", "单步填写的值", mostData)
		}
		if s.After < 0 {
			return problem.New("walk.backwards", problem.Say("Before step %d time would go backwards.", "第 %d 步之前的时间不能为负。", i+1), problem.Say("Write a length of time such as PT2H.", "请写时长，例如 PT2H。"))
		}
	}
	if e := w.Expect; e != nil && (len(e.Path) > mostList || len(e.Ends) > mostList || len(e.Never) > mostList || len(e.Data) > mostData || len(e.Performers) > mostList) {
		return tooMany("expectations", "预期", mostList)
	}
	return nil
}
