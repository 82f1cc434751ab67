package cli

import (
	"errors"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// wrongFlag says in both languages what cobra says in one.
func wrongFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return unknownFlag(cmd, unknown)
	}
	var empty *pflag.ValueRequiredError
	if errors.As(err, &empty) {
		placeholder, _ := pflag.UnquoteUsage(empty.GetFlag())
		return problem.New("cli.flag-value",
			problem.Say("--%s needs a value", "--%s 后面要有值", empty.GetFlag().Name),
			problem.Say("write --%[1]s %[2]s", "写法：--%[1]s %[2]s", empty.GetFlag().Name, placeholder))
	}
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		if p := problem.Of(wrong.Unwrap()); p != nil {
			return p.Located(problem.Place{File: "--" + wrong.GetFlag().Name})
		}
		return problem.New("cli.flag-value",
			problem.Say("--%[1]s cannot be %[2]q", "--%[1]s 的值不能是 %[2]q", wrong.GetFlag().Name, wrong.GetValue()), seeHelp(cmd))
	}
	return problem.New("cli.flag", problem.Say("the command line cannot be understood: %v", "无法理解命令行：%v", err), seeHelp(cmd)).Because(err)
}

func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) error {
	written := "--" + unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		written = "-" + unknown.GetSpecifiedName()
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := seeHelp(cmd)
	if meant := nearest(unknown.GetSpecifiedName(), names); meant != "" {
		hint = problem.Say("did you mean --%s?", "是不是 --%s？", meant)
	}
	return problem.New("cli.unknown-flag", problem.Say("there is no flag %s", "没有 %s 这个选项", written), hint)
}

// wholeFlag is a whole number from a least one upwards. Unset it says nothing, so
// that the scenario decides.
type wholeFlag struct {
	least, most uint64
	value       uint64
	given       bool
}

func (f *wholeFlag) Type() string { return "N" }
func (f *wholeFlag) String() string {
	if !f.given {
		return ""
	}
	return strconv.FormatUint(f.value, 10)
}

func (f *wholeFlag) Set(text string) error {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n < f.least || n > f.most {
		return problem.New("cli.number",
			problem.Say("%q is not a whole number from %d to %d", "%q 不是 %d 到 %d 之间的整数", text, f.least, f.most),
			problem.Say("write digits only, without separators", "请只写数字，不加分隔符"))
	}
	f.value, f.given = n, true
	return nil
}

// lengthFlag is a length of time.
type lengthFlag struct {
	value scenario.Duration
	given bool
}

func (f *lengthFlag) Type() string { return "D" }
func (f *lengthFlag) String() string {
	if !f.given {
		return ""
	}
	return f.value.String()
}

func (f *lengthFlag) Set(text string) error {
	d, err := parseLength(text)
	if err != nil {
		return err
	}
	if d <= 0 {
		return problem.New("cli.length", problem.Say("%q is no time at all", "%q 的长度为零", text),
			problem.Say("write at least a second: 1s", "请至少写一秒：1s"))
	}
	f.value, f.given = d, true
	return nil
}

// warmupFlag is a length of time, auto or none.
type warmupFlag struct {
	value scenario.Warmup
	given bool
	text  string
}

func (f *warmupFlag) Type() string   { return "D" }
func (f *warmupFlag) String() string { return f.text }
func (f *warmupFlag) Set(text string) error {
	switch text {
	case "auto":
		f.value = scenario.Warmup{Auto: true}
	case "none":
		f.value = scenario.Warmup{}
	default:
		d, err := parseLength(text)
		if err != nil {
			p := *problem.Of(err)
			p.Hint = problem.Say("write auto, none, or a length such as 2d or PT8H", "请写 auto、none，或 2d、PT8H 这样的时长")
			return &p
		}
		f.value = scenario.Warmup{Length: d}
	}
	f.text, f.given = text, true
	return nil
}

// instantFlag is a point in time with its offset.
type instantFlag struct {
	value time.Time
	given bool
}

func (f *instantFlag) Type() string { return "RFC3339" }
func (f *instantFlag) String() string {
	if !f.given {
		return ""
	}
	return f.value.Format(time.RFC3339)
}

func (f *instantFlag) Set(text string) error {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return problem.New("cli.instant",
			problem.Say("%q is not a date and time with its offset", "%q 不是带时差的日期时间", text),
			problem.Say("write 2026-01-05T09:00:00+08:00", "请写成 2026-01-05T09:00:00+08:00"))
	}
	f.value, f.given = t, true
	return nil
}
