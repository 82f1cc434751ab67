package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/draft"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// fromTableFlags say what becomes of a table.
type fromTableFlags struct {
	out, scenario, sheet, name, rules string
	force                             bool
}

func (c *console) fromTable() *cobra.Command {
	var f fromTableFlags
	cmd := &cobra.Command{
		Use:   "from-table FILE|-",
		Short: c.say("Draw a process from a table of activities", "由活动表格生成流程图"),
		Long: c.say("FILE is XLSX, CSV or TSV with one activity in each row: what it is called, who does it, how long it takes and what follows.\nWhatever the table does not say is guessed, and every guess is told. The exit code is 1 where something had to be left out.",
			"FILE 为 XLSX、CSV 或 TSV，每行一个活动：名称、执行角色、时长、下一步等。\n表格未写明的内容会作推测，并逐条说明。有内容未能采用时，退出码为 1。"),
		Example: c.say(
			"  sandtable from-table steps.xlsx -o claim.bpmn --scenario claim.json\n  sandtable from-table steps.csv --json\n",
			"  sandtable from-table 步骤.xlsx -o 采购.bpmn --scenario 采购.json\n  sandtable from-table 步骤.csv --json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runFromTable(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.out, "output", "o", "", c.say("write the process to this `FILE`; left out, to standard output", "将流程写入文件 `FILE`；省略时输出到标准输出"))
	flags.StringVar(&f.scenario, "scenario", "", c.say("write a draft of its numbers to this `FILE`", "将情景数据草稿写入文件 `FILE`"))
	flags.StringVar(&f.sheet, "sheet", "", c.say("read the sheet of this `NAME`; left out, the first that has anything in it", "读取名为 `NAME` 的工作表；省略时取第一个有内容的"))
	flags.StringVar(&f.name, "name", "", c.say("call the process this `NAME`, where the table has no title", "表格没有标题时，流程命名为 `NAME`"))
	flags.StringVar(&f.rules, "rules", "", c.say("read duties by the codes in this `FILE`, a policy; left out, RACI", "按规则文件 `FILE` 中的职责代码读取；省略时为 RACI"))
	flags.BoolVar(&f.force, "force", false, c.say("write over files that exist", "覆盖已有文件"))
	return cmd
}

// tableJSON is the answer in JSON. The process and the numbers are in it where no file is named for them.
type tableJSON struct {
	Name     string       `json:"name"`
	Output   string       `json:"output,omitempty"`
	Process  string       `json:"process,omitempty"`
	Scenario any          `json:"scenario,omitempty"` // the name of a file, or the numbers
	Rows     []draft.Row  `json:"rows"`
	Guesses  []remarkJSON `json:"guesses"`
	LeftOut  []remarkJSON `json:"leftOut"`
}

func (c *console) runFromTable(ctx context.Context, path string, f fromTableFlags) error {
	set, err := c.codes(ctx, f.rules)
	if err != nil {
		return err
	}
	t, err := c.tableIn(ctx, path, f.sheet)
	if err != nil {
		return err
	}
	if f.name == "" && path != standardInput {
		f.name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	d, err := draft.Of(t, draft.Options{Name: f.name, Codes: set})
	if err != nil {
		return placed(err, path)
	}
	var numbers bytes.Buffer
	if err := scenario.Encode(&numbers, d.Scenario); err != nil {
		return err
	}
	if err := c.keepDraft(d, numbers.Bytes(), f); err != nil {
		return err
	}
	guesses, missed := parted(c.language, d.Remarks)
	if len(missed) > 0 {
		c.code = Findings
	}
	if c.json {
		answer := tableJSON{Name: d.Name, Output: f.out, Rows: d.Rows, Guesses: guesses, LeftOut: missed}
		if f.out == "" {
			answer.Process = d.XML
		}
		if answer.Scenario = f.scenario; f.scenario == "" {
			answer.Scenario = d.Scenario
		}
		return c.answer(answer)
	}
	for _, r := range d.Remarks {
		if err := c.write(c.Err, c.remarkLine(r)+"\n"); err != nil {
			return err
		}
	}
	if f.out == "" {
		return c.print(d.XML)
	}
	return nil
}

// keepDraft writes the files that are asked for, none where one of them is there already.
func (c *console) keepDraft(d *draft.Draft, numbers []byte, f fromTableFlags) error {
	if f.out != "" && f.out == f.scenario {
		return problem.New("cli.exclusive", problem.Say("the process and its numbers cannot go into one file", "流程与数据不能写入同一个文件"),
			problem.Say("name two files", "请写两个文件名"))
	}
	for _, path := range []string{f.out, f.scenario} {
		if path == "" || f.force {
			continue
		}
		if err := vacant(path); err != nil {
			return err
		}
	}
	if f.out != "" {
		if err := c.keepNew(f.out, []byte(d.XML), f.force); err != nil {
			return err
		}
	}
	if f.scenario == "" {
		return nil
	}
	return c.keepNew(f.scenario, numbers, f.force)
}
