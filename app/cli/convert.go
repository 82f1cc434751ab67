package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/bpmn"
	"sandtable/engine/bpsim"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// The formats of numbers for a process.
const (
	formatSandtable = "sandtable"
	formatProsimos  = "prosimos"
	formatBPSim     = "bpsim"
)

// convertFlags say from what to what.
type convertFlags struct {
	from, to, process, name, out string
	embed                        bool
	older                        olderFlags
}

func (c *console) convert() *cobra.Command {
	var f convertFlags
	cmd := &cobra.Command{
		Use:   "convert FILE|-",
		Short: c.say("Turn the numbers for a process into another format", "转换流程数据的文件格式"),
		Long: c.say("FILE has the numbers: a scenario, a file of Prosimos, or BPSim, on its own or in a BPMN file.\nWhat the other format cannot say is listed, and the exit code is then 1.",
			"FILE 为数据文件：情景、Prosimos 参数，或 BPSim（单独的文件或 BPMN 文件内）。\n目标格式无法表达的内容会逐项列出，此时退出码为 1。"),
		Example: c.say(
			"  sandtable convert params.json --process order.bpmn -o as-is.json\n  sandtable convert as-is.json --process order.bpmn -o as-is.bpsim\n  sandtable convert as-is.json --process order.bpmn --embed -o with-numbers.bpmn\n  sandtable convert with-numbers.bpmn --scenario Peak -o peak.json\n",
			"  sandtable convert 参数.json --process 订单.bpmn -o 现状.json\n  sandtable convert 现状.json --process 订单.bpmn -o 现状.bpsim\n  sandtable convert 现状.json --process 订单.bpmn --embed -o 含数据.bpmn\n  sandtable convert 含数据.bpmn --scenario 高峰期 -o 高峰期.json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runConvert(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.process, "process", "", c.say("the numbers are for the process in this `FILE`; left out, FILE has both", "数据所属的流程文件 `FILE`；省略时表示数据文件自身包含流程"))
	flags.StringVar(&f.from, "from", "", c.say("the `FORMAT` of FILE: sandtable, prosimos or bpsim; left out, its content tells", "数据文件的格式 `FORMAT`：sandtable、prosimos 或 bpsim；省略时按内容判断"))
	flags.StringVar(&f.to, "to", "", c.say("the `FORMAT` wanted: sandtable or bpsim; left out, the other one", "目标格式 `FORMAT`：sandtable 或 bpsim；省略时取另一种"))
	flags.StringVar(&f.name, "scenario", "", c.say("take the scenario of this `NAME` or id, where FILE has several", "文件含多个情景时，取名称或标识为 `NAME` 的情景"))
	f.older.add(c, cmd)
	flags.BoolVar(&f.embed, "embed", false, c.say("write the process file with BPSim inside, nothing else touched", "将 BPSim 写入流程文件内，其他内容保持不变"))
	flags.StringVarP(&f.out, "output", "o", "", c.say("write to this `FILE`; left out, to standard output", "写入文件 `FILE`；省略时输出到标准输出"))
	return cmd
}

// fit refuses what contradicts itself, before anything is read.
func (f *convertFlags) fit(path string) error {
	for _, choice := range []struct {
		flag, is string
		of       []string
	}{{"--from", f.from, []string{formatSandtable, formatProsimos, formatBPSim}}, {"--to", f.to, []string{formatSandtable, formatBPSim}}} {
		if choice.is == "" || slices.Contains(choice.of, choice.is) {
			continue
		}
		if choice.flag == "--to" && choice.is == formatProsimos {
			return problem.New("cli.format",
				problem.Say("scenarios cannot be written for Prosimos", "无法写出 Prosimos 格式"),
				problem.Say("write BPSim: --to bpsim", "请写出 BPSim：--to bpsim"))
		}
		return problem.New("cli.format",
			problem.Say("%[1]s: there is no format %[2]q", "%[1]s：没有 %[2]q 这种格式", choice.flag, choice.is),
			problem.Say("it is one of %[1]s", "可选：%[2]s", strings.Join(choice.of, ", "), strings.Join(choice.of, "、")))
	}
	switch {
	case f.embed && f.to == formatSandtable:
		return problem.New("cli.exclusive",
			problem.Say("--embed writes BPSim, and --to asks for a scenario", "--embed 写出的是 BPSim，而 --to 要求情景文件"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	case f.process == standardInput && path == standardInput:
		return problem.New("cli.exclusive",
			problem.Say("the process and its numbers cannot both come from standard input", "流程与数据不能同时来自标准输入"),
			problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	return nil
}

// converted is numbers on their way from one format to another.
type converted struct {
	from, to string
	scenario *scenario.Scenario
	process  []byte // of the drawing
	drawing  *model.Definitions
	content  []byte
	lost     int
	notices  int
}

func (c *console) runConvert(ctx context.Context, path string, f convertFlags) error {
	if err := f.fit(path); err != nil {
		return err
	}
	made, err := c.taken(ctx, path, f)
	if err != nil {
		return err
	}
	if err := c.written(made, path, f); err != nil {
		return err
	}
	if made.lost > 0 {
		c.code = Findings
	}
	return c.handOver(made, f)
}

// taken reads the numbers and the process that they are for.
func (c *console) taken(ctx context.Context, path string, f convertFlags) (*converted, error) {
	numbers, err := read(ctx, c, path, readAll)
	if err != nil {
		return nil, err
	}
	made := &converted{from: f.from, to: f.to}
	if made.from == "" {
		made.from = formatOf(numbers)
	}
	if made.to == "" {
		made.to = formatSandtable
		if made.from == formatSandtable || f.embed {
			made.to = formatBPSim
		}
	}
	drawn := f.process
	if made.process = numbers; drawn != "" {
		if made.process, err = read(ctx, c, drawn, readAll); err != nil {
			return nil, err
		}
	} else if drawn = path; made.from != formatBPSim {
		return nil, problem.New("cli.no-process",
			problem.Say("which process are the numbers for?", "这些数据属于哪个流程？"),
			problem.Say("name its file: --process order.bpmn", "请写出流程文件：--process 订单.bpmn"))
	}
	if made.drawing, err = bpmn.Decode(bytes.NewReader(made.process)); err != nil {
		return nil, alone(placed(err, drawn), f)
	}
	return made, c.understood(made, numbers, path, f)
}

// alone gives BPSim that has no process with it the way out.
func alone(err error, f convertFlags) error {
	p := problem.Of(err)
	if p == nil || f.process != "" || !strings.HasPrefix(p.Code, "bpmn.wrong") {
		return err
	}
	told := *problem.New("cli.no-process",
		problem.Say("the file has BPSim, but no process", "文件中有 BPSim，但没有流程"),
		problem.Say("name the file of the process: --process order.bpmn", "请写出流程文件：--process 订单.bpmn")).Because(err)
	told.At = problem.Place{File: p.At.File}
	return &told
}

func placed(err error, path string) error {
	if p := problem.Of(err); p != nil {
		return p.In(nameOf(path))
	}
	return err
}

// understood makes a scenario of the numbers and says what was taken otherwise.
func (c *console) understood(made *converted, numbers []byte, path string, f convertFlags) error {
	if f.name != "" && made.from != formatBPSim {
		return problem.New("cli.exclusive",
			problem.Say("only a file of BPSim has several scenarios", "只有 BPSim 文件才含多个情景"),
			problem.Say("leave --scenario out", "请去掉 --scenario"))
	}
	var notices []problem.Problem
	lost := bpsim.Lost
	var err error
	switch made.from {
	case formatSandtable:
		made.scenario, err = scenario.Decode(bytes.NewReader(numbers))
		err = otherFormat(err)
	case formatProsimos:
		made.scenario, notices, err = scenario.FromProsimos(bytes.NewReader(numbers), made.drawing)
		lost = scenario.Lost
	case formatBPSim:
		var file *bpsim.File
		if file, err = bpsim.Decode(bytes.NewReader(numbers)); err == nil {
			made.scenario, notices, err = file.Scenario(f.name, made.drawing)
			err = namedScenario(err)
		}
	}
	if err != nil {
		return placed(err, path)
	}
	c.sayAll(made, path, notices, lost)
	var leftOut problem.Text
	if made.scenario, leftOut, err = f.older.settle(made.scenario, made.drawing); err != nil {
		return placed(err, path)
	}
	c.sayLeftOut(leftOut)
	c.sayLeftOver(made.scenario.Leftovers(made.drawing), path)
	return nil
}

// otherFormat gives a file that is no scenario the way out.
func otherFormat(err error) error {
	if p := problem.Of(err); p != nil && p.Code == "scenario.prosimos" {
		told := *p
		told.Hint = problem.Say("leave --from out, or write --from prosimos", "请去掉 --from，或写 --from prosimos")
		return &told
	}
	return err
}

// namedScenario gives the question which of several is meant the way out.
func namedScenario(err error) error {
	p := problem.Of(err)
	if p == nil || p.Code != "bpsim.which" && p.Code != "bpsim.unknown-scenario" {
		return err
	}
	told := *p
	told.Hint = problem.Text{EN: p.Hint.EN + " Name it with --scenario.", ZH: p.Hint.ZH + "用 --scenario 指定。"}
	return &told
}

// sayAll tells notices, and counts those after which something is missing.
func (c *console) sayAll(made *converted, path string, notices []problem.Problem, lost func(problem.Problem) bool) {
	for _, n := range notices {
		made.notices++
		if !lost(n) {
			c.note(*n.In(nameOf(path)))
			continue
		}
		made.lost++
		c.missed(*n.In(nameOf(path)))
	}
}

// missed tells what could not be said, on standard error.
func (c *console) missed(p problem.Problem) {
	if c.json {
		r := c.remark(p)
		r.Severity = "warning"
		c.tell(r)
		return
	}
	_ = c.write(c.Err, legible(c.say("not said: ", "无法表达：")+p.Line(c.language))+"\n") // there is nowhere left to complain
}

// written writes the scenario in the format that is wanted.
func (c *console) written(made *converted, path string, f convertFlags) error {
	if made.to == formatSandtable {
		var b bytes.Buffer
		if err := scenario.Encode(&b, made.scenario); err != nil {
			return err
		}
		made.content = b.Bytes()
		return nil
	}
	text, notices, err := bpsim.Encode(made.scenario, made.drawing)
	if err != nil {
		return err
	}
	if made.from == formatSandtable {
		c.sayAll(made, path, notices, bpsim.Lost)
	} else { // they are about a scenario that stands in no file
		c.sayAll(made, "", notices, bpsim.Lost)
	}
	if made.content = text; f.embed {
		whole, err := bpsim.Embed(bytes.NewReader(made.process), text)
		if err != nil {
			return placed(err, f.process)
		}
		made.content = []byte(whole)
	}
	return nil
}

// conversion is the answer in JSON.
type conversion struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Scenario string `json:"scenario"`
	Output   string `json:"output,omitempty"`
	Content  any    `json:"content,omitempty"` // where there is no file for it: a scenario, or text
	Notices  int    `json:"notices"`
	NotSaid  int    `json:"notSaid"`
}

// handOver puts the content where it is wanted.
func (c *console) handOver(made *converted, f convertFlags) error {
	answer := conversion{From: made.from, To: made.to, Scenario: made.scenario.Name, Output: f.out, Notices: made.notices, NotSaid: made.lost}
	if f.out == "" || f.out == standardInput {
		if !c.json {
			return c.print(string(made.content))
		}
		answer.Output, answer.Content = "", string(made.content)
		if made.to == formatSandtable {
			answer.Content = json.RawMessage(made.content)
		}
		return c.answer(answer)
	}
	if !f.embed || f.process != "" && !sameFile(f.out, f.process) { // a process file may take the numbers in
		if err := c.spare(f.out); err != nil {
			return err
		}
	}
	if err := keepFile(f.out, made.content); err != nil {
		return err
	}
	if c.json {
		return c.answer(answer)
	}
	if made.lost > 0 {
		c.note(*problem.New("cli.not-said",
			problem.Say("%[1]s could not be said in the new format; see above", "有 %[2]d 项无法用新格式表达，详见上方", plural(made.lost, "thing"), made.lost), problem.Text{}))
	}
	return nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// keepFile writes a file that appears under its name when it is whole.
func keepFile(path string, content []byte) error {
	file, err := createLog(path, report.CSV)
	if err != nil {
		return asOutput(err)
	}
	defer file.discard()
	if _, err := file.Write(content); err != nil {
		return asOutput(err)
	}
	return asOutput(file.keep())
}

// asOutput says of a file that it is the output, not a log.
func asOutput(err error) error {
	p := problem.Of(err)
	if p == nil || p.Code != "cli.log" {
		return err
	}
	return problem.New("cli.output",
		problem.Say("the file cannot be written: %[1]s", "无法写入文件：%[2]s", reason(p.Cause).EN, reason(p.Cause).ZH),
		problem.Say("name a folder that exists and has room", "请换一个存在且有空间的文件夹")).In(p.At.File).Because(err)
}

// readAll takes in a file, as much of it as any reader would.
func readAll(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, bpmn.MaxBytes+1)) }

// formatOf tells the format of numbers by how they begin.
func formatOf(content []byte) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if !bytes.HasPrefix(text, []byte("{")) {
		return formatBPSim
	}
	if bytes.Contains(text, []byte(`"resource_profiles"`)) && !bytes.Contains(text, []byte(`"`+scenario.Version+`"`)) {
		return formatProsimos
	}
	return formatSandtable
}
