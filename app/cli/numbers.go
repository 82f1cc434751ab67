package cli

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// numbersFlags say where the numbers for a process come from, and the processes that it calls.
type numbersFlags struct {
	scenario, prosimos string
	bpsim, inBPSim     string // a file with BPSim, and which scenario of it
	with               []string
	older              olderFlags
}

func (f *numbersFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.scenario, "scenario", "", c.say("take the numbers from this scenario `FILE`", "使用该情景文件 `FILE` 中的数据"))
	cmd.Flags().StringVar(&f.prosimos, "prosimos", "", c.say("take them from this `FILE` of Prosimos parameters", "使用该 Prosimos 参数文件 `FILE` 中的数据"))
	cmd.Flags().StringVar(&f.bpsim, "bpsim", "", c.say("take them from the BPSim in this `FILE`, which may be the process file", "使用该文件 `FILE` 中的 BPSim 数据，可以就是流程文件本身"))
	cmd.Flags().StringVar(&f.inBPSim, "bpsim-scenario", "", c.say("the scenario of this `NAME` or id, where there are several", "其中有多个情景时，取名称或标识为 `NAME` 的情景"))
	cmd.Flags().StringArrayVar(&f.with, "with", nil, c.say("find the processes that call activities call in this `FILE` as well; may be repeated", "被调用的流程还可在此 `FILE` 中查找；可重复指定"))
	f.older.add(c, cmd)
}

// fit refuses what contradicts itself, before anything is read.
func (f numbersFlags) fit(process string) error {
	if err := f.once(); err != nil {
		return err
	}
	for i, other := range f.with {
		if other == standardInput && (process == standardInput || slices.Contains([]string{f.scenario, f.prosimos, f.bpsim}, other)) || slices.Contains(f.with[:i], other) {
			return problem.New("cli.exclusive",
				problem.Say("%s is given twice", "%s 重复指定", nameOf(other)),
				problem.Say("leave it out of --with", "请从 --with 中去掉"))
		}
	}
	if process == standardInput && f.file() == standardInput {
		return problem.New("cli.exclusive",
			problem.Say("the process and its numbers cannot both come from standard input", "流程与数据不能同时来自标准输入"),
			problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	return nil
}

// once refuses numbers from two places.
func (f numbersFlags) once() error {
	var given []string
	for _, flag := range []struct{ name, file string }{{"--scenario", f.scenario}, {"--prosimos", f.prosimos}, {"--bpsim", f.bpsim}} {
		if flag.file != "" {
			given = append(given, flag.name)
		}
	}
	switch {
	case len(given) > 1:
		return problem.New("cli.exclusive",
			problem.Say("%[1]s and %[2]s both give the numbers", "%[1]s 与 %[2]s 只能选一个", given[0], given[1]),
			problem.Say("leave one of them out", "请去掉其中一个"))
	case f.inBPSim != "" && f.bpsim == "":
		return problem.New("cli.exclusive",
			problem.Say("--bpsim-scenario names a scenario of no file", "--bpsim-scenario 没有对应的文件"),
			problem.Say("name the file with --bpsim", "请用 --bpsim 指定文件"))
	}
	return nil
}

// file is where the numbers stand, or "".
func (f numbersFlags) file() string {
	return cmp.Or(f.prosimos, f.bpsim, f.scenario)
}

// numbers reads the numbers the user named, and says what of them is left out; nil where there are none.
func (c *console) numbers(ctx context.Context, f numbersFlags, p played) (*scenario.Scenario, problem.Text, error) {
	var s *scenario.Scenario
	var err error
	switch {
	case f.scenario != "":
		s, err = c.scenarioIn(ctx, f.scenario)
		err = otherwise(err)
	case f.prosimos != "":
		s, err = c.prosimos(ctx, f.prosimos, p.Definitions)
	case f.bpsim != "":
		s, err = c.bpsim(ctx, f.bpsim, f.inBPSim, p.Definitions)
	}
	if s != nil && s.Process == "" && len(f.with) > 0 {
		// What is called has a start as well, and it is not what is played.
		if own, _ := s.Plays(p.own); own != nil {
			s.Process = string(own.ID)
		}
	}
	if err != nil {
		return nil, problem.Text{}, err
	}
	s, leftOut, err := f.older.settle(s, p.Definitions)
	if f.older.given() { // it is no longer what stands in the file
		delete(c.places, f.scenario)
	}
	return s, leftOut, placed(err, f.file())
}

// scenarioIn reads a scenario file, and keeps where its parts stand for what is found in them.
func (c *console) scenarioIn(ctx context.Context, path string) (*scenario.Scenario, error) {
	text, err := read(ctx, c, path, func(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, scenario.MaxBytes+1)) })
	if err != nil {
		return nil, err
	}
	s, err := scenario.Decode(bytes.NewReader(text))
	if err != nil {
		return nil, placed(err, path)
	}
	if c.places == nil {
		c.places = map[string]func() *scenario.Places{}
	}
	c.places[path] = sync.OnceValue(func() *scenario.Places {
		places, _ := scenario.PlacesIn(bytes.NewReader(text)) // it was read before
		return places
	})
	return s, nil
}

// inNumbers is a place of the numbers in their file. What is no scenario as it stands there has no lines: what the
// place knows of those may be of the process.
func (c *console) inNumbers(path string, at problem.Place) problem.Place {
	if flag := c.flagged[at.Path]; flag != "" {
		return problem.Place{File: flag}
	}
	at.File, at.Line, at.Column = nameOf(path), 0, 0
	if places := c.places[path]; places != nil {
		found := places().Of(at.Path)
		at.Line, at.Column = found.Line, found.Column
	}
	return at
}

// otherwise gives a file that belongs to another flag the way out of a command line.
func otherwise(err error) error {
	p := problem.Of(err)
	if p == nil {
		return err
	}
	told := *p
	switch {
	case p.Code == "scenario.prosimos":
		told.Hint = problem.Say("use --prosimos instead of --scenario", "请把 --scenario 换成 --prosimos")
	case p.At.Line == 1 && p.At.Column == 1 && strings.Contains(p.Message.EN, "'<'"): // XML
		told.Hint = problem.Say("if this is BPSim, use --bpsim instead of --scenario", "如果这是 BPSim，请把 --scenario 换成 --bpsim")
	case strings.Contains(p.Message.EN, `"$schema" is missing`):
		told.Hint = problem.Say("if this says only what changes in a scenario, compare it: sandtable compare … --scenario as-is.json --changes to-be.json",
			"如果该文件只写了对情景的修改，请用对比：sandtable compare … --scenario 现状.json --changes 改进.json")
	default:
		return err
	}
	return &told
}
