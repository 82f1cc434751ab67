package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// olderFlags say what becomes of numbers for an older version of the process.
type olderFlags struct {
	moves    []string // OLD=NEW
	leaveOut bool
}

func (f *olderFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.moves, "move", nil, c.say("give the numbers of an element that is gone to another one, by id: `OLD=NEW`; may be repeated", "把已不存在的元素的数据转给另一元素，按标识写成 `OLD=NEW`；可重复指定"))
	f.addLeaveOut(c, cmd)
}

func (f *olderFlags) addLeaveOut(c *console, cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.leaveOut, "leave-out", false, c.say("leave out what the scenario says of elements that are gone, and list it", "忽略情景中针对已不存在元素的数据，并逐项列出"))
}

// given says whether the numbers are changed for the process at hand.
func (f olderFlags) given() bool { return f.leaveOut || len(f.moves) > 0 }

// settle does with what is left over of an older version of the process what the command line says, and tells what was left out.
func (f olderFlags) settle(s *scenario.Scenario, d *model.Definitions) (*scenario.Scenario, problem.Text, error) {
	if s == nil {
		return nil, problem.Text{}, nil
	}
	moves, err := f.wanted(s.Leftovers(d))
	if err != nil {
		return nil, problem.Text{}, err
	}
	if len(moves) > 0 {
		if s, err = s.Settled(d, moves); err != nil {
			return nil, problem.Text{}, err
		}
	}
	if !f.leaveOut {
		return s, problem.Text{}, nil
	}
	s, left, err := s.Without(d)
	return s, scenario.LeftOut(left), err
}

// wanted are the moves of the command line: of each thing that is left over of an element, those to where it fits.
func (f olderFlags) wanted(left []scenario.Leftover) ([]scenario.Move, error) {
	var moves []scenario.Move
	for _, written := range f.moves {
		from, to, two := strings.Cut(written, "=")
		if !two || from == "" || to == "" {
			return nil, problem.New("cli.flag-value",
				problem.Say("--move %q is not of the form OLD=NEW", "--move %q 不是 OLD=NEW 的形式", written),
				problem.Say("write two ids: --move Task_1=Task_9", "请写两个标识：--move Task_1=Task_9"))
		}
		var none *scenario.Move
		before := len(moves)
		for _, l := range left {
			if l.Element != from {
				continue
			}
			m := scenario.Move{Kind: l.Kind, Element: l.Element, Of: l.Of, To: to}
			if slices.ContainsFunc(l.Fits, func(c scenario.Candidate) bool { return c.ID == to }) {
				moves = append(moves, m)
			} else {
				none = &m
			}
		}
		if len(moves) > before {
			continue
		}
		if none == nil { // nothing of that id is left over: Settled says so
			none = &scenario.Move{Element: from, To: to}
		}
		moves = append(moves, *none)
	}
	return moves, nil
}

// sayLeftOut tells what was left out where the answer does not.
func (c *console) sayLeftOut(t problem.Text) {
	if t != (problem.Text{}) {
		c.note(*problem.New("cli.left-out", t, problem.Text{}))
	}
}

// sayLeftOver tells of each element that is gone that there are numbers for it.
func (c *console) sayLeftOver(left []scenario.Leftover, path string) {
	said := map[string]bool{}
	for _, l := range left {
		if said[l.Element] {
			continue
		}
		said[l.Element] = true
		c.note(*problem.New("cli.left-over", problem.Say("there are numbers for “%s”, which the process does not have", "情景中有“%s”的数据，但流程中没有该元素", l.Element),
			problem.Say("give them to another element with --move %s=NEW, or leave them out with --leave-out", "请用 --move %s=NEW 转给其他元素，或用 --leave-out 忽略", l.Element)).In(nameOf(path)))
	}
}

// wayOut is what to do about a process that cannot be played by its numbers.
func wayOut(s *scenario.Scenario, d *model.Definitions) problem.Text {
	if s == nil || len(s.Leftovers(d)) == 0 {
		return problem.Say("correct what is listed above", "请先改正上面列出的问题")
	}
	return problem.Say("correct what is listed above; numbers of elements that are gone can go to others (--move OLD=NEW) or be left out (--leave-out)",
		"请先改正上面列出的问题；针对已不存在元素的数据，可转给其他元素（--move OLD=NEW）或忽略（--leave-out）")
}
