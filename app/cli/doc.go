package cli

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/engine"
	"sandtable/engine/change"
	"sandtable/engine/check"
	"sandtable/engine/handbook"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// docFlags say what a handbook is made of, and where it goes.
type docFlags struct {
	scenarios, with, without                      []string
	language, html, docx                          string
	version, owner, date, rules, since, changelog string
	force                                         bool
	older                                         olderFlags
}

func (c *console) doc() *cobra.Command {
	var f docFlags
	cmd := &cobra.Command{
		Use:   "doc FILE|-",
		Short: c.say("Write a process down as a handbook: HTML to print, or for Word", "生成流程手册：可打印的 HTML，或 Word 文档"),
		Long: c.say(`The handbook has a cover, the diagrams, what is done by whom with what and by when, RACI, promises, forms, data and rules, events,
the scenarios with what their simulation comes to, what the checker finds, and changes. Each --scenario is played for it.
Without --html and --docx, the HTML is written beside the process. The same files and flags make the same document.`,
			`手册包括封面、流程图、活动说明（谁、用什么、多久、怎么做）、RACI、时限承诺、表单、数据与规则、事件、
情景与仿真结果、检查结果和变更记录。每个 --scenario 都会实际仿真一遍。
不指定 --html 和 --docx 时，HTML 写在流程文件旁。相同的文件和选项总是得到相同的文档。`),
		Example: c.say("  sandtable doc order.bpmn --scenario as-is.json\n  sandtable doc order.bpmn --language both --docx order.docx --version 1.2.0 --owner \"Ann Lee\" --date 2026-12-01\n  sandtable doc order.bpmn --since order-v1.bpmn --without scenarios --html -\n",
			"  sandtable doc 订单.bpmn --scenario 现状.json\n  sandtable doc 订单.bpmn --language both --docx 订单.docx --version 1.2.0 --owner 王敏 --date 2026-12-01\n  sandtable doc 订单.bpmn --since 订单-v1.bpmn --without scenarios --html -\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runDoc(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.scenarios, "scenario", nil, c.say("play this scenario `FILE` and print what comes of it; may be repeated", "仿真该情景文件 `FILE` 并写入结果；可重复指定"))
	f.older.addLeaveOut(c, cmd)
	flags.StringArrayVar(&f.with, "with", nil, c.say("find the processes that call activities call in this `FILE` as well; may be repeated", "被调用的流程还可在此 `FILE` 中查找；可重复指定"))
	flags.StringVar(&f.language, "language", "", c.say("print it in this `LANGUAGE`: zh, en or both; left out, the one that is spoken here", "手册语言 `LANGUAGE`：zh、en 或 both（中英对照）；省略时为当前界面语言"))
	flags.StringVar(&f.html, "html", "", c.say("write HTML to this `FILE`, or to standard output where it is “-”", "将 HTML 写入文件 `FILE`；为“-”时输出到标准输出"))
	flags.StringVar(&f.docx, "docx", "", c.say("write a Word document to this `FILE`", "将 Word 文档写入文件 `FILE`"))
	flags.StringVar(&f.version, "version", "", c.say("print this `VERSION` on the cover", "封面上的版本号 `VERSION`"))
	flags.StringVar(&f.owner, "owner", "", c.say("print this `NAME` as the owner", "封面上的流程负责人 `NAME`"))
	flags.StringVar(&f.date, "date", "", c.say("print this `DATE`; left out, none is printed", "封面上的日期 `DATE`；省略时不印日期"))
	flags.StringVar(&f.rules, "rules", "", c.say("check by the severities, limits and waivers in this `FILE`", "按该文件 `FILE` 中的级别、阈值和豁免检查"))
	flags.StringVar(&f.since, "since", "", c.say("tell what changed since this earlier `FILE`", "列出与旧版文件 `FILE` 相比的变更"))
	flags.StringVar(&f.changelog, "changelog", "", c.say("print this `FILE` of Markdown as the change log", "将该 Markdown 文件 `FILE` 作为变更记录"))
	flags.StringSliceVar(&f.without, "without", nil, c.say("leave this `CHAPTER` out: %s; may be repeated", "不包含该章节 `CHAPTER`：%s；可重复指定", chapterNames()))
	flags.BoolVar(&f.force, "force", false, c.say("write over files that exist", "覆盖已有文件"))
	return cmd
}

func chapterNames() string {
	var names []string
	for _, ch := range handbook.Chapters {
		names = append(names, string(ch))
	}
	return strings.Join(names, ", ")
}

// options are what the flags ask of a handbook.
func (f docFlags) options(spoken problem.Language) (handbook.Options, error) {
	o := handbook.Options{Languages: []problem.Language{spoken}}
	switch f.language {
	case "":
	case "zh", "zh-CN":
		o.Languages = []problem.Language{problem.Chinese}
	case "en":
		o.Languages = []problem.Language{problem.English}
	case "both":
		o.Languages = []problem.Language{problem.Chinese, problem.English}
	default:
		return o, problem.New("cli.flag-value", problem.Say("--language cannot be %q", "--language 的值不能是 %q", f.language),
			problem.Say("write zh, en or both", "请写 zh、en 或 both"))
	}
	for _, name := range f.without {
		if !slices.Contains(handbook.Chapters, handbook.Chapter(name)) {
			return o, problem.New("cli.flag-value", problem.Say("there is no chapter %q", "没有 %q 这个章节", name),
				problem.Say("the chapters are %s", "可选的章节：%s", chapterNames()))
		}
		o.Without = append(o.Without, handbook.Chapter(name))
	}
	if f.date != "" {
		if _, err := time.Parse(time.DateOnly, f.date); err != nil {
			return o, problem.New("cli.flag-value", problem.Say("--date cannot be %q", "--date 的值不能是 %q", f.date),
				problem.Say("write year, month and day: 2026-12-01", "请写年月日，例如 2026-12-01"))
		}
	}
	return o, nil
}

// handbookJSON says of a handbook where it is.
type handbookJSON struct {
	Files []string `json:"files"`
}

func (c *console) runDoc(ctx context.Context, path string, f docFlags) error {
	o, err := f.options(c.language)
	if err != nil {
		return err
	}
	if err := f.places(path); err != nil {
		return err
	}
	source, err := c.handbookSource(ctx, path, f)
	if err != nil {
		return err
	}
	d := handbook.Of(source, o)
	kept := handbookJSON{Files: []string{}}
	for _, to := range []struct {
		file   string
		format app.HandbookFormat
	}{{f.html, app.HandbookHTML}, {f.docx, app.HandbookDOCX}} {
		if to.file == "" {
			continue
		}
		var content bytes.Buffer
		if err := to.format.Write(&content, d); err != nil {
			return err
		}
		if err := c.keepNew(to.file, content.Bytes(), f.force); err != nil {
			return err
		}
		kept.Files = append(kept.Files, to.file)
	}
	if c.json && !slices.Contains(kept.Files, standardInput) {
		return c.answer(kept)
	}
	return nil
}

// places settles where the handbook goes, before anything is played for it.
func (f *docFlags) places(path string) error {
	if f.html == "" && f.docx == "" {
		f.html = standardInput
		if path != standardInput {
			f.html = strings.TrimSuffix(path, filepath.Ext(path)) + ".html"
		}
	}
	if f.docx == standardInput {
		return problem.New("cli.flag-value", problem.Say("a Word document is no text for standard output", "Word 文档不能输出到标准输出"),
			problem.Say("name a file: --docx handbook.docx", "请写出文件名：--docx 手册.docx"))
	}
	if f.force {
		return nil
	}
	for _, file := range []string{f.html, f.docx} {
		if file != "" && file != standardInput {
			if err := vacant(file); err != nil {
				return err
			}
		}
	}
	return nil
}

// handbookSource reads the files, checks the process and plays the scenarios.
func (c *console) handbookSource(ctx context.Context, path string, f docFlags) (handbook.Source, error) {
	source := handbook.Source{Cover: handbook.Cover{Version: f.version, Owner: f.owner, Date: f.date}}
	p, err := c.played(ctx, path, f.with)
	if err != nil {
		return source, err
	}
	source.Drawing = p.own
	for _, file := range f.scenarios {
		s, leftOut, err := c.numbers(ctx, numbersFlags{scenario: file, with: f.with, older: f.older}, p)
		if err != nil {
			return source, err
		}
		rehearsed := handbook.Rehearsal{Numbers: s}
		if rehearsed.Report, rehearsed.Why, err = c.rehearse(ctx, p, s, leftOut); err != nil {
			return source, err
		}
		source.Scenarios = append(source.Scenarios, rehearsed)
	}
	policy, err := c.policy(ctx, checkFlags{rules: f.rules})
	if err != nil {
		return source, err
	}
	var first *scenario.Scenario
	if len(source.Scenarios) > 0 {
		first = source.Scenarios[0].Numbers
	}
	source.Codes, source.Checked = policy.Codes, true
	source.Found, source.Sound = engine.Examine(ctx, p.Definitions, first, check.Options{Policy: policy})
	if ctx.Err() != nil {
		return source, ctx.Err()
	}
	if f.changelog != "" {
		text, err := read(ctx, c, f.changelog, textOf)
		if err != nil {
			return source, err
		}
		source.Changelog = text
	}
	if f.since != "" {
		before, err := c.definitions(ctx, f.since)
		if err != nil {
			return source, err
		}
		source.Since = filepath.Base(f.since)
		source.Changes = change.Between(change.State{Drawing: before}, change.State{Drawing: p.own})
	}
	return source, nil
}

// rehearse plays a scenario. One that cannot be played is no reason to print nothing: the handbook says why.
func (c *console) rehearse(ctx context.Context, p played, s *scenario.Scenario, leftOut problem.Text) (*report.Report, problem.Text, error) {
	bar := c.progress()
	r, err := engine.Simulate(ctx, p.Definitions, s, engine.Options{Progress: bar.show, LeftOut: leftOut})
	bar.end()
	switch why := problem.Of(err); {
	case ctx.Err() != nil:
		return nil, problem.Text{}, ctx.Err()
	case r == nil && why != nil:
		c.code = Findings
		return nil, problem.Say("This scenario cannot be played: %[1]s", "该情景无法仿真：%[2]s", why.Message.EN, why.Message.ZH), nil
	case r == nil:
		return nil, problem.Text{}, err
	}
	if r.Fault != nil {
		c.code = Findings
	}
	return r, problem.Text{}, nil
}

// textOf reads a text file, without the mark that some editors put in front.
func textOf(r io.Reader) (string, error) {
	const most = 1 << 20
	content, err := atMost(r, most)
	return strings.TrimPrefix(string(content), "\ufeff"), err
}
