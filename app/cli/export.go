package cli

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/app/release"
	"sandtable/engine/bpmn"
	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// executableFlags say which process an engine is to run, and how.
type executableFlags struct {
	engine, scenario, process, version, keep, correlate string
}

func (f *executableFlags) add(c *console, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.engine, "engine", "", c.say("the `ENGINE`: camunda7 (Operaton too), camunda8 or flowable", "流程引擎 `ENGINE`：camunda7（含 Operaton）、camunda8 或 flowable"))
	flags.StringVar(&f.scenario, "scenario", "", c.say("take data and conditions that the drawing lacks from the scenario in this `FILE`", "流程图中没有的数据和条件取自情景文件 `FILE`"))
	flags.StringVar(&f.process, "process", "", c.say("the `FILE` in a template package, where it has several processes", "模板包含多个流程时，指定其中的文件 `FILE`"))
	flags.StringVar(&f.version, "version-tag", "", c.say("the `VERSION` of the process for people; of a package, the package's", "流程的版本标签 `VERSION`；模板包默认为其版本"))
	flags.StringVar(&f.keep, "keep", dialect.DefaultKeepFor, c.say("how long the engine keeps a finished case (`DURATION`)", "引擎保留已完成案例的时间（`DURATION`）"))
	flags.StringVar(&f.correlate, "correlate", dialect.DefaultCorrelate, c.say("the `VARIABLE` by which a message finds its case in Camunda 8", "Camunda 8 中消息查找案例所用的变量 `VARIABLE`"))
}

func (c *console) export() *cobra.Command {
	var f executableFlags
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:   "export FILE|- --engine ENGINE",
		Short: c.say("Write a process so that a process engine runs it", "将流程导出为流程引擎可执行的文件"),
		Long: c.say("FILE is a process or a template package. Decision tables and forms are written beside the output where the engine wants them in files of their own.\nWhat the engine cannot be told is listed, nothing is then written, and the exit code is 1.",
			"FILE 为流程文件或模板包。引擎需要单独文件的决策表和表单会写在输出文件旁。\n引擎无法表达的内容会逐项列出；此时不写任何文件，退出码为 1。"),
		Example: c.say("  sandtable export order.bpmn --engine camunda8 -o order-c8.bpmn\n  sandtable export acme-order-1.0.0.sandtable.tar --engine flowable -o order.bpmn\n",
			"  sandtable export 订单.bpmn --engine camunda8 -o 订单-c8.bpmn\n  sandtable export 订单-1.0.0.sandtable.tar --engine flowable -o 订单.bpmn\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runExport(cmd.Context(), args[0], out, force, f)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVarP(&out, "output", "o", "", c.say("write to this `FILE`; left out, to standard output", "写入文件 `FILE`；省略时输出到标准输出"))
	cmd.Flags().BoolVar(&force, "force", false, c.say("write over files that exist", "覆盖已有文件"))
	return cmd
}

// executable is a process written for an engine, with where it comes from.
type executable struct {
	*dialect.Executable
	path    string // of the file that it is from
	drawing *model.Definitions
	asked   app.Executing
}

// executing reads what an engine is to run.
func (c *console) executing(ctx context.Context, path string, f executableFlags) (executable, error) {
	if f.engine == "" {
		return executable{}, problem.New("cli.needs-engine", problem.Say("--engine is missing", "缺少 --engine"), problem.Say("write camunda7, camunda8 or flowable", "请写 camunda7、camunda8 或 flowable"))
	}
	content, err := read(ctx, c, path, readWhole)
	if err != nil {
		return executable{}, err
	}
	x := executable{path: path, asked: app.Executing{Engine: f.engine, Version: f.version, KeepFor: f.keep, Correlate: f.correlate}}
	if f.scenario != "" {
		if x.asked.Scenario, err = read(ctx, c, f.scenario, readAll); err != nil {
			return x, err
		}
	}
	if content, err = x.unpacked(content, f); err != nil {
		return x, placed(err, path)
	}
	if x.asked.XML, err = bpmn.Text(bytes.NewReader(content)); err != nil {
		return x, placed(err, path)
	}
	if x.drawing, err = bpmn.Decode(strings.NewReader(x.asked.XML)); err != nil {
		return x, placed(err, path)
	}
	x.Executable, err = new(app.Deployments).Write(ctx, x.asked)
	return x, placed(err, path)
}

// readWhole takes in a process or a package.
func readWhole(r io.Reader) ([]byte, error) {
	const most = 256 << 20
	return io.ReadAll(io.LimitReader(r, most))
}

// unpacked is the process in a template package, with the version and the first scenario of that; of anything else it is the thing itself.
func (x *executable) unpacked(content []byte, f executableFlags) ([]byte, error) {
	const magic, at = "ustar", 257 // POSIX.1-1988
	if len(content) < at+len(magic) || string(content[at:at+len(magic)]) != magic {
		if f.process != "" {
			return nil, problem.New("cli.exclusive", problem.Say("--process is for template packages", "--process 仅用于模板包"), problem.Say("leave it out", "请去掉该参数"))
		}
		return content, nil
	}
	b, err := bundle.Read(bytes.NewReader(content), bundle.Limits{})
	if err != nil {
		return nil, release.ExplainBundle(err)
	}
	var files []string
	for _, p := range b.Manifest.Processes {
		files = append(files, p.File)
	}
	i := slices.Index(files, f.process)
	if f.process == "" && len(files) == 1 {
		i = 0
	}
	if i < 0 {
		return nil, problem.New("cli.which-process", problem.Say("which process of the package?", "要处理模板包中的哪个流程？"),
			problem.Say("name one with --process: %[1]s", "请用 --process 指定：%[1]s", strings.Join(files, ", ")))
	}
	p := b.Manifest.Processes[i]
	x.asked.Version = cmp.Or(f.version, b.Manifest.Version)
	if len(p.Scenarios) > 0 && x.asked.Scenario == nil {
		if part := b.Part(p.Scenarios[0].File); part != nil {
			x.asked.Scenario = part.Content
		}
	}
	return b.Part(p.File).Content, nil
}

// executableJSON is the answer of export in JSON.
type executableJSON struct {
	Engine   string        `json:"engine"`
	Refused  bool          `json:"refused"`
	Output   []string      `json:"output"`
	Content  string        `json:"content,omitempty"` // of the process, where there is no file for it
	Findings []findingJSON `json:"findings"`
}

func (c *console) runExport(ctx context.Context, path, out string, force bool, f executableFlags) error {
	x, err := c.executing(ctx, path, f)
	if err != nil {
		return err
	}
	answer := executableJSON{Engine: x.Engine, Refused: x.Refused(), Output: []string{}, Findings: c.findingsOf(x, x.Findings)}
	if !c.json {
		c.tellFindings(answer.Findings)
	}
	if x.Refused() {
		c.code = Findings
		if c.json {
			return c.answer(answer)
		}
		c.note(*problem.New("cli.refused", problem.Say("nothing was written: %[1]s cannot be told to %[2]s", "未写出任何文件：有 %[3]d 项无法用 %[2]s 表达", plural(count(x.Findings)[finding.Error], "thing"), finding.EngineTitle(x.Engine), count(x.Findings)[finding.Error]), problem.Text{}))
		return nil
	}
	if out == "" || out == standardInput {
		return c.exported(x, answer)
	}
	for i, file := range x.Files {
		name := out
		if i > 0 {
			name = filepath.Join(filepath.Dir(out), file.Name)
		}
		if err := c.keepNew(name, file.Data, force); err != nil {
			return err
		}
		answer.Output = append(answer.Output, name)
	}
	if c.json {
		return c.answer(answer)
	}
	return c.print(strings.Join(answer.Output, "\n") + "\n")
}

// exported hands a process over where there is no file for it.
func (c *console) exported(x executable, answer executableJSON) error {
	if len(x.Files) > 1 {
		var names []string
		for _, f := range x.Files {
			names = append(names, f.Name)
		}
		return problem.New("cli.needs-output", problem.Say("the process comes with files of its own: %[1]s", "该流程附带单独的文件：%[1]s", strings.Join(names, ", ")),
			problem.Say("say where to with -o", "请用 -o 指定输出位置"))
	}
	if !c.json {
		return c.print(string(x.Files[0].Data))
	}
	answer.Content = string(x.Files[0].Data)
	return c.answer(answer)
}

// findingsOf are findings in the user's language, placed in the file that the process is from.
func (c *console) findingsOf(x executable, found finding.Findings) []findingJSON {
	all := []findingJSON{}
	for _, f := range found {
		if f.Element != "" && f.At.Line == 0 && x.drawing != nil {
			for _, p := range x.drawing.Processes {
				p.EveryID(func(b *model.Base) {
					if b.ID == f.Element {
						f.At.Line, f.At.Column = b.At.Line, b.At.Column
					}
				})
			}
		}
		all = append(all, c.findingIn(played{path: x.path}, "", f))
	}
	return all
}

// tellFindings lists them on standard error, as the output may be a process.
func (c *console) tellFindings(all []findingJSON) {
	for _, f := range all {
		_ = c.write(c.Err, f.line()+"\n") // there is nowhere left to complain
	}
}
