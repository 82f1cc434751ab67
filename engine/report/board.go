package report

import (
	"slices"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// Board is who was where in a replication: columns for its steps, and for one moment after
// the other the cards in them. Times are seconds since the start of the run.
type Board struct {
	Start   time.Time     `json:"start" doc:"Of the run, in its time zone"`
	Zone    string        `json:"zone" doc:"Time zone of the scenario (IANA)"`
	Step    float64       `json:"stepSeconds" doc:"From one moment to the next"`
	Played  *float64      `json:"played,omitempty" doc:"How much of the run has been played again for it so far, 0 to 1: the board ends there; left out: all that was asked"`
	Until   float64       `json:"untilSeconds" doc:"When the run was over, or as far as was asked"`
	Columns []BoardColumn `json:"columns" doc:"By lane, then in the order of flow"`
	Frames  []BoardFrame  `json:"frames" doc:"In the order of time"`
}

// BoardColumn is a step that cases come to.
type BoardColumn struct {
	Element string `json:"element"`
	Name    string `json:"name" doc:"Empty where it has none"`
	Kind    string `json:"kind"`
	Lane    string `json:"lane,omitempty" doc:"The innermost lane, or the pool"`
	Place   string `json:"place" doc:"The element on the drawing: of a called process the call activity, else the element itself"`
}

// BoardFrame is the board at one moment.
type BoardFrame struct {
	At      float64     `json:"at"`
	Arrived int64       `json:"arrived" doc:"Cases that have come until then"`
	Ended   int64       `json:"ended" doc:"Cases that are over by then"`
	Cells   []BoardCell `json:"cells" doc:"Columns with anything in them"`
}

// BoardCell is what is in one column.
type BoardCell struct {
	Column  int         `json:"column" doc:"From 0"`
	Waiting int         `json:"waiting" doc:"Cases that wait there"`
	Working int         `json:"working" doc:"Cases that somebody works on there"`
	Overdue int         `json:"overdue" doc:"Of both: past what was promised"`
	Cards   []BoardCard `json:"cards" doc:"Those that have been there longest"`
}

// BoardCard is a case in a column.
type BoardCard struct {
	Case  int64      `json:"case"`
	State TokenState `json:"state" enum:"queued,advised,working,halted,approved,awaiting,joining"`
	Since float64    `json:"since" doc:"When it came there"`
	Due   *float64   `json:"due" doc:"When the step or the case, whichever is earlier, was promised to be complete; null: nothing is promised"`
	By    string     `json:"by,omitempty" doc:"Who works on it, the first of several"`
}

const (
	mostFrames = 240
	mostCards  = 5 // in a cell
)

// steps are what may lie between two frames, in nanoseconds: each divides the next. Beyond
// the last it doubles.
var frameSteps = [...]int64{1e9, 5e9, 15e9, 60e9, 300e9, 900e9, 1800e9, 3600e9, 2 * 3600e9, 4 * 3600e9, 12 * 3600e9, 24 * 3600e9}

// wider is the next step up.
func wider(step int64) int64 {
	for _, next := range frameSteps {
		if next > step {
			return next
		}
	}
	return 2 * step
}

// BoardFilm takes the frames of a board while a replication is played. It is an observer for
// engine.Follow. How long the run will be is not known beforehand: when there are too many frames,
// their step goes up and those between are dropped. Its memory follows the cases in flight.
type BoardFilm struct {
	program     *compile.Program
	moves       *Movements
	from, until int64
	step, next  int64
	columns     []BoardColumn
	at          []int           // column by node; -1: none yet
	cards       map[int64]stay  // by key
	due         map[int64]int64 // of a case, where something is promised about it
	frames      []BoardFrame
}

// key is a case at a node: a number, which a map finds faster than a pair.
func (f *BoardFilm) key(number int64, at token.NodeID) int64 {
	return number*int64(len(f.program.Net.Nodes)) + int64(at)
}

// stay is since when a case is at a task, and when it is to be done; Never: whenever.
type stay struct{ since, due int64 }

// NewBoardFilm films a program from one moment until another, in nanoseconds since the start.
func NewBoardFilm(p *compile.Program, from, until int64) *BoardFilm {
	f := &BoardFilm{program: p, moves: NewMovements(p), from: from, until: until, step: frameSteps[0],
		at: slices.Repeat([]int{-1}, len(p.Net.Nodes)), cards: map[int64]stay{}, due: map[int64]int64{}}
	if until < simulate.Never {
		for (until-from)/f.step >= mostFrames {
			f.step = wider(f.step)
		}
	}
	f.next = (from + f.step - 1) / f.step * f.step
	for _, at := range p.Tasks {
		f.column(at)
	}
	return f
}

// Over says whether a record is of a time beyond what is filmed.
func (f *BoardFilm) Over(r *simulate.Record) bool { return r.At > f.until }

// Observe is told of what happened.
func (f *BoardFilm) Observe(r *simulate.Record) {
	for f.next < r.At && f.next <= f.until {
		f.take()
	}
	if f.Over(r) {
		return
	}
	f.track(r)
	f.moves.Add(r)
}

// track keeps since when cases are at tasks, and what was promised about them.
func (f *BoardFilm) track(r *simulate.Record) {
	switch {
	case r.Kind == simulate.CaseBegan:
		if p := f.program.Promise; p != nil && p.Complete != simulate.Never {
			f.due[r.Case] = p.After(r.Started, p.Complete)
		}
	case r.Kind == simulate.CaseEnded && r.Outcome != simulate.Unfinished:
		delete(f.due, r.Case)
	case r.Kind == simulate.Asked && r.Of == simulate.Execution:
		key := f.key(r.Case, r.Node)
		if _, there := f.cards[key]; there {
			return // the first of several instances
		}
		s := stay{r.Enabled, simulate.Never}
		if p := promiseOf(f.program, r); p != nil && p.Complete != simulate.Never {
			s.due = p.After(r.Enabled, p.Complete)
		}
		f.cards[key] = s
	case r.Kind == simulate.Execution && r.Outcome != simulate.Unfinished:
		delete(f.cards, f.key(r.Case, r.Node))
	}
}

// take takes a frame, and thins what was taken when there is too much of it.
func (f *BoardFilm) take() {
	f.frames = append(f.frames, f.frame(f.next))
	f.next += f.step
	if len(f.frames) <= mostFrames {
		return
	}
	f.step = wider(f.step)
	f.frames = slices.DeleteFunc(f.frames, func(b BoardFrame) bool { return int64(float64(b.At*second)+.5)%f.step != 0 })
	f.next = (f.next + f.step - 1) / f.step * f.step
}

// frame is the board as it is now.
func (f *BoardFilm) frame(now int64) BoardFrame {
	frame := BoardFrame{At: inSeconds(now), Arrived: f.moves.arrived, Ended: f.moves.ended, Cells: []BoardCell{}}
	cells := map[int]*BoardCell{}
	for number, tokens := range f.moves.of {
		for i := range tokens {
			if !first(tokens, i) {
				continue
			}
			column := f.column(tokens[i].at)
			cell := cells[column]
			if cell == nil {
				cell = &BoardCell{Column: column, Cards: []BoardCard{}}
				cells[column] = cell
			}
			f.put(cell, number, tokens, i, now)
		}
	}
	for column := range f.columns {
		if cell := cells[column]; cell != nil {
			frame.Cells = append(frame.Cells, *cell)
		}
	}
	return frame
}

// first says whether none of the tokens before is at the same node: a case has one card there.
func first(tokens []resting, i int) bool {
	return !slices.ContainsFunc(tokens[:i], func(t resting) bool { return t.at == tokens[i].at })
}

// put puts the card of a case into a cell, which keeps those that have been there longest.
func (f *BoardFilm) put(cell *BoardCell, number int64, tokens []resting, i int, now int64) {
	card, since, due := BoardCard{Case: number, State: tokens[i].state, By: tokens[i].by}, tokens[i].from, int64(simulate.Never)
	for _, t := range tokens[i+1:] {
		if t.at == tokens[i].at {
			since = min(since, t.from)
			if t.state == Working && card.State != Working {
				card.State, card.By = t.state, t.by
			}
		}
	}
	if s, ok := f.cards[f.key(number, tokens[i].at)]; ok {
		since, due = s.since, s.due
	}
	if whole, ok := f.due[number]; ok {
		due = min(due, whole)
	}
	card.Since, card.Due = inSeconds(since), secondsAt(due)
	if card.State == Working {
		cell.Working++
	} else {
		cell.Waiting++
	}
	if due < now {
		cell.Overdue++
	}
	at, _ := slices.BinarySearchFunc(cell.Cards, card, older)
	if at < mostCards {
		cell.Cards = slices.Insert(cell.Cards, at, card)
		cell.Cards = cell.Cards[:min(len(cell.Cards), mostCards)]
	}
}

func older(a, b BoardCard) int {
	switch {
	case a.Since != b.Since && a.Since < b.Since:
		return -1
	case a.Since != b.Since:
		return 1
	}
	return int(a.Case - b.Case)
}

// Told is the board. Its last frame is where it ends.
func (f *BoardFilm) Told() *Board {
	if f.next <= f.until { // the run was over before
		f.until = min(f.until, max(f.from, f.moves.Now()))
	}
	for f.next <= f.until {
		f.take()
	}
	if last := len(f.frames) - 1; last < 0 || f.frames[last].At < inSeconds(f.until) {
		f.frames = append(f.frames, f.frame(f.until))
	}
	return f.board(f.until, f.frames)
}

// SoFar is the board as far as was told, which goes on to be filmed.
func (f *BoardFilm) SoFar() *Board {
	now := max(f.from, f.moves.Now())
	frames := make([]BoardFrame, 0, len(f.frames)+1)
	for _, frame := range f.frames {
		frame.Cells = slices.Clone(frame.Cells) // the columns are still to be put in order
		frames = append(frames, frame)
	}
	if last := len(frames) - 1; last < 0 || frames[last].At < inSeconds(now) {
		frames = append(frames, f.frame(now))
	}
	return f.board(now, frames)
}

func (f *BoardFilm) board(until int64, frames []BoardFrame) *Board {
	b := &Board{Start: f.program.Start, Zone: f.program.Scenario.Zone, Step: inSeconds(f.step), Until: inSeconds(until), Columns: f.columns, Frames: frames}
	b.arrange(columnOrder(f.program, f.at))
	return b
}
