package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/check"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/matrix"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// raciFlags say where the matrix goes to, or comes from.
type raciFlags struct {
	xlsx, csv, in, sheet, rules string
	force                       bool
}

func (c *console) raci() *cobra.Command {
	var f raciFlags
	cmd := &cobra.Command{
		Use:   "raci FILE|-",
		Short: c.say("Show who does what, write it as a table, or compare it with one", "查看职责矩阵、导出为表格，或与表格比对"),
		Long: c.say("With --import nothing is changed: what the table would change is listed, and with --json as edits for the modeler.\nThe exit code is 1 where something in the table could not be matched.",
			"使用 --import 时不会修改任何内容：只列出表格将带来的变更；加 --json 可得到供建模器使用的编辑步骤。\n表格中有内容无法对应时，退出码为 1。"),
		Example: c.say(
			"  sandtable raci order.bpmn\n  sandtable raci order.bpmn --xlsx order-raci.xlsx\n  sandtable raci order.bpmn --import order-raci.xlsx\n",
			"  sandtable raci 订单.bpmn\n  sandtable raci 订单.bpmn --xlsx 订单职责.xlsx\n  sandtable raci 订单.bpmn --import 订单职责.xlsx\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runRACI(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.xlsx, "xlsx", "", c.say("write the matrix as a workbook to this `FILE`", "将矩阵写为 Excel 工作簿 `FILE`"))
	flags.StringVar(&f.csv, "csv", "", c.say("write the matrix as CSV to this `FILE`", "将矩阵写为 CSV 文件 `FILE`"))
	flags.StringVar(&f.in, "import", "", c.say("compare with the table in this `FILE`: XLSX, CSV or TSV", "与该文件 `FILE` 中的表格比对：XLSX、CSV 或 TSV"))
	flags.StringVar(&f.sheet, "sheet", "", c.say("of --import: the sheet of this `NAME`; left out, the first that has anything in it", "配合 --import：名为 `NAME` 的工作表；省略时取第一个有内容的"))
	flags.StringVar(&f.rules, "rules", "", c.say("use the codes in this `FILE`, a policy; left out, RACI", "使用规则文件 `FILE` 中的职责代码；省略时为 RACI"))
	flags.BoolVar(&f.force, "force", false, c.say("write over a file that exists", "覆盖已有文件"))
	return cmd
}

func (c *console) runRACI(ctx context.Context, path string, f raciFlags) error {
	if f.in != "" && (f.xlsx != "" || f.csv != "") {
		return problem.New("cli.exclusive", problem.Say("--import reads a table, and --xlsx and --csv write one", "--import 用于读取表格，--xlsx 和 --csv 用于写出"),
			problem.Say("choose one of them", "请二选一"))
	}
	if path == standardInput && f.in == standardInput {
		return problem.New("cli.exclusive", problem.Say("the process and the table cannot both come from standard input", "流程与表格不能同时来自标准输入"),
			problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	set, err := c.codes(ctx, f.rules)
	if err != nil {
		return err
	}
	d, err := c.definitions(ctx, path)
	if err != nil {
		return err
	}
	m := matrix.Of(d, set)
	switch {
	case f.in != "":
		return c.compareRACI(ctx, m, f)
	case f.xlsx != "" || f.csv != "":
		return c.writeRACI(m, f)
	case c.json:
		return c.answer(m.Listing())
	}
	return c.print(c.showRACI(m))
}

// codes are those of a policy, or RACI.
func (c *console) codes(ctx context.Context, rules string) (raci.CodeSet, error) {
	if rules == "" {
		return raci.CodeSet{}, nil
	}
	p, err := read(ctx, c, rules, finding.DecodePolicy)
	if err != nil {
		return raci.CodeSet{}, err
	}
	if err := check.Fit(p); err != nil {
		return raci.CodeSet{}, problem.Of(err).In(nameOf(rules))
	}
	return p.Codes, nil
}

// showRACI is the matrix for a screen: a column for each role where they are few, else a line for each duty.
func (c *console) showRACI(m *matrix.Matrix) string {
	const most, wide, narrow = 8, 40, 14
	if len(m.Steps) == 0 {
		return c.say("The process has no activities.", "流程中没有活动。") + "\n"
	}
	t := &table{left: most + 2}
	head := []string{c.say("Activity", "活动")}
	for _, r := range m.Roles {
		head = append(head, fit(r.Name, narrow))
	}
	if len(m.Roles) > most {
		head = []string{head[0], c.say("Duties", "职责")}
	}
	t.row(head...)
	for _, s := range m.Steps {
		row := []string{fit(s.Node.Label(), wide)}
		for _, r := range m.Roles {
			row = append(row, fit(raci.WriteCell(m.Codes(s.Node.ID, r.ID)), narrow))
		}
		if len(m.Roles) > most {
			row = []string{row[0], strings.Join(listed(m, s), c.say("; ", "；"))}
		}
		t.row(row...)
	}
	var legend []string
	for _, code := range m.Set.Codes {
		legend = append(legend, code.Code+" "+code.Name.In(c.language))
	}
	return t.String() + "\n" + strings.Join(legend, c.say(", ", "，")) + "\n"
}

// listed are the duties of a step, each with its role, in the order of the codes.
func listed(m *matrix.Matrix, s matrix.Step) []string {
	const wide = 40
	rank := func(r raci.Role) int {
		codes := m.Codes(s.Node.ID, r.ID)
		if len(codes) == 0 {
			return -1
		}
		if at := slices.IndexFunc(m.Set.Codes, func(c raci.Code) bool { return c.Code == codes[0] }); at >= 0 {
			return at
		}
		return len(m.Set.Codes)
	}
	roles := slices.Clone(m.Roles)
	slices.SortStableFunc(roles, func(a, b raci.Role) int { return rank(a) - rank(b) })
	var all []string
	for _, r := range roles {
		if rank(r) >= 0 {
			all = append(all, raci.WriteCell(m.Codes(s.Node.ID, r.ID))+" "+fit(r.Name, wide))
		}
	}
	return all
}

func (c *console) writeRACI(m *matrix.Matrix, f raciFlags) error {
	pages := m.Pages(c.language)
	for _, to := range []struct {
		path  string
		write func(io.Writer) error
	}{
		{f.xlsx, func(w io.Writer) error { return sheet.WriteXLSX(w, pages) }},
		{f.csv, func(w io.Writer) error { return sheet.WriteCSV(w, pages[0]) }},
	} {
		if to.path == "" {
			continue
		}
		var b bytes.Buffer
		if err := to.write(&b); err != nil {
			return err
		}
		if err := c.keepNew(to.path, b.Bytes(), f.force); err != nil {
			return err
		}
	}
	if c.json {
		return c.answer(m.Listing())
	}
	return nil
}

// keepNew writes a file that is not there yet, or any where it is forced.
func (c *console) keepNew(path string, content []byte, force bool) error {
	if path == standardInput {
		return c.print(string(content))
	}
	if err := c.free(path, force); err != nil {
		return err
	}
	return keepFile(path, content)
}

// free refuses the name of a file that was read, and without force that of any that exists. A pipe or a device is no file.
func (c *console) free(path string, force bool) error {
	if err := c.spare(path); err != nil || force {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() { // of a folder, writing tells
		return nil
	}
	return vacant(path)
}

// vacant refuses the name of a file that exists.
func vacant(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return problem.New("cli.exists", problem.Say("the file exists already", "文件已存在"),
		problem.Say("name another file, or write over it with --force", "请换一个文件名，或用 --force 覆盖")).In(path)
}

// differenceJSON is matrix.Difference in one language.
type differenceJSON struct {
	Changes   []matrix.Change `json:"changes"`
	Guesses   []remarkJSON    `json:"guesses"`
	Unmatched []remarkJSON    `json:"unmatched"`
	Edits     []edit.Edit     `json:"edits"`
}

// remarkJSON is sheet.Remark in one language.
type remarkJSON struct {
	Row     int    `json:"row,omitempty"`
	Message string `json:"message"`
}

// parted are remarks by whether something was left out.
func parted(l problem.Language, all []sheet.Remark) (guesses, missed []remarkJSON) {
	guesses, missed = []remarkJSON{}, []remarkJSON{}
	for _, r := range all {
		said := remarkJSON{r.Row, r.Text.In(l)}
		if r.Missed {
			missed = append(missed, said)
		} else {
			guesses = append(guesses, said)
		}
	}
	return guesses, missed
}

func (c *console) compareRACI(ctx context.Context, m *matrix.Matrix, f raciFlags) error {
	t, err := c.tableIn(ctx, f.in, f.sheet)
	if err != nil {
		return err
	}
	found, err := m.Read(t)
	if err != nil {
		return placed(err, f.in)
	}
	guesses, missed := parted(c.language, found.Remarks)
	if len(missed) > 0 {
		c.code = Findings
	}
	if c.json {
		return c.answer(differenceJSON{listOf(found.Changes), guesses, missed, listOf(found.Edits)})
	}
	return c.print(c.differences(found))
}

// tableIn reads the table in a file.
func (c *console) tableIn(ctx context.Context, path, name string) (*sheet.Table, error) {
	return read(ctx, c, path, func(r io.Reader) (*sheet.Table, error) { return sheet.Read(r, name) })
}

func (c *console) differences(found *matrix.Difference) string {
	var b strings.Builder
	for _, r := range found.Remarks {
		b.WriteString(c.remarkLine(r) + "\n")
	}
	if len(found.Changes) == 0 {
		return b.String() + c.say("The table and the process agree.", "表格与流程一致。") + "\n"
	}
	t := &table{left: 6}
	t.row(c.say("Row", "行"), c.say("Activity", "活动"), c.say("Role", "角色"), c.say("Was", "原为"), "", c.say("Will be", "改为"))
	or := func(text string) string {
		if text == "" {
			return "–"
		}
		return text
	}
	for _, x := range found.Changes {
		t.row(c.say("%d", "%d", x.Row), fit(x.Step, 40), fit(x.RoleName, 24), or(x.Was), "→", or(x.Will))
	}
	return b.String() + t.String() + c.say("%[1]s.\n", "共 %[2]d 处变更。\n", plural(len(found.Changes), "change"), len(found.Changes))
}

// remarkLine is what there is to say of a row.
func (c *console) remarkLine(r sheet.Remark) string {
	word := c.say("guess", "推测")
	if r.Missed {
		word = c.say("left out", "未采用")
	}
	if r.Row > 0 {
		return legible(c.say("row %d: %s: %s", "第 %d 行：%s：%s", r.Row, word, r.Text.In(c.language)))
	}
	return legible(c.say("table: %s: %s", "表格：%s：%s", word, r.Text.In(c.language)))
}

// listOf is a list that JSON never writes as null.
func listOf[T any](all []T) []T { return slices.Concat([]T{}, all) }
