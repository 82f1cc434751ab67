package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/change"
	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// diffFlags say what is compared besides two drawings.
type diffFlags struct {
	scenarios, organisations []string
	layout                   bool
}

func (c *console) diff() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff FILE FILE",
		Short: c.say("Say what differs between two versions of a process", "说明流程两个版本之间的差异"),
		Long: c.say("The first file is the earlier version. Changes are told by what they mean: steps, flows, duties, promises, data, forms.\nWhat only stands elsewhere is counted, and listed with --layout.\nThe exit code is 0 where nothing differs, and 1 where something does.",
			"第一个文件为旧版本。差异按含义列出：步骤、连线、职责、承诺、数据、表单。\n仅移动了位置的内容只计数，加 --layout 可逐条列出。\n没有差异时退出码为 0，有差异时为 1。"),
		Example: c.say(
			"  sandtable diff order-v1.bpmn order-v2.bpmn\n  sandtable diff order-v1.bpmn order-v2.bpmn --scenario v1.json --scenario v2.json --json\n",
			"  sandtable diff 订单-v1.bpmn 订单-v2.bpmn\n  sandtable diff 订单-v1.bpmn 订单-v2.bpmn --scenario v1.json --scenario v2.json --json\n"),
		Args: twoFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runDiff(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.scenarios, "scenario", nil, c.say("compare the numbers in this `FILE` with those of a second --scenario", "比较此情景文件 `FILE` 与第二个 --scenario 的数据"))
	flags.StringArrayVar(&f.organisations, "organisation", nil, c.say("compare the people in this `FILE` with those of a second --organisation", "比较此组织文件 `FILE` 与第二个 --organisation 的人员"))
	flags.BoolVar(&f.layout, "layout", false, c.say("list what only stands elsewhere, too", "同时列出仅移动了位置的内容"))
	return cmd
}

func twoFiles(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return oneFile(cmd, args)
	case len(args) == 1:
		return problem.New("cli.one-version", problem.Say("there is only one file: nothing to compare it with", "只有一个文件，无法比较"),
			problem.Say("name the earlier version, then the later one", "请先写旧版本，再写新版本"))
	case len(args) > 2:
		return problem.New("cli.too-many", problem.Say("two files are compared, but there are %d names", "一次比较两个文件，却写了 %d 个", len(args)),
			problem.Say("put a name with spaces in quotes", "文件名含空格时，请加引号"))
	}
	return nil
}

// fit refuses what contradicts itself, before anything is read.
func (f diffFlags) fit(files []string) error {
	for _, pair := range []struct {
		flag  string
		files []string
	}{{"--scenario", f.scenarios}, {"--organisation", f.organisations}} {
		if n := len(pair.files); n != 0 && n != 2 {
			return problem.New("cli.pairs", problem.Say("%[1]s is given %[2]d times", "%[1]s 出现了 %[2]d 次", pair.flag, n),
				problem.Say("give it twice: the earlier version first", "请写两次：先旧版本，后新版本"))
		}
	}
	piped := 0
	for _, name := range slices.Concat(files, f.scenarios, f.organisations) {
		if name == standardInput {
			piped++
		}
	}
	if piped > 1 {
		return problem.New("cli.exclusive", problem.Say("only one file can come from standard input", "只能有一个文件来自标准输入"),
			problem.Say("put the others into files", "请将其余内容保存为文件"))
	}
	return nil
}

func (c *console) runDiff(ctx context.Context, files []string, f diffFlags) error {
	if err := f.fit(files); err != nil {
		return err
	}
	var states [2]change.State
	for i := range states {
		var err error
		if states[i].Drawing, err = c.definitions(ctx, files[i]); err != nil {
			return err
		}
		if len(f.scenarios) > 0 {
			numbers, err := read(ctx, c, f.scenarios[i], scenario.Decode)
			if err != nil {
				return err
			}
			states[i].Scenarios = []change.Numbers{{Scenario: numbers}}
		}
		if len(f.organisations) > 0 {
			if states[i].Organisation, err = read(ctx, c, f.organisations[i], organisation.Decode); err != nil {
				return err
			}
		}
	}
	d := change.Between(states[0], states[1])
	if !d.Equal() || d.Renewed > 0 {
		c.code = Findings
	}
	if c.json {
		return c.answer(c.changesJSON(d))
	}
	return c.print(c.changes(d, f.layout))
}

// changes are told by groups.
func (c *console) changes(d *change.Difference, layout bool) string {
	if d.Equal() && d.Renewed > 0 {
		return c.say("Nothing differs but %[1]s: scenarios and walks for the earlier version no longer fit, as they go by ids.\n  → give their numbers to the new ids with --move OLD=NEW, as in “sandtable convert”\n",
			"仅有 %[2]d 个元素的标识不同：情景和走查按标识对应，因此旧版本的情景和走查不再适用。\n  → 可用 --move OLD=NEW 把数据转给新标识，例如“sandtable convert”\n", plural(d.Renewed, "id"), d.Renewed)
	}
	if d.Equal() {
		return c.say("Nothing differs.", "没有差异。") + "\n"
	}
	var b strings.Builder
	marks := map[change.Kind]string{change.Added: "+", change.Removed: "-", change.Changed: "~", change.Moved: "»"}
	for _, g := range change.Groups {
		of := inGroup(d, g)
		if len(of) == 0 {
			continue
		}
		b.WriteString(c.say("%[1]s (%[2]d)", "%[1]s（%[2]d）", g.Title().In(c.language), len(of)) + "\n")
		if g == change.Layout && !layout {
			b.WriteString(c.say("  … listed with --layout", "  … 加 --layout 可逐条列出") + "\n")
			continue
		}
		for _, x := range of {
			b.WriteString("  " + marks[x.Kind] + " " + legible(x.Text.In(c.language)) + "\n")
		}
	}
	if d.Renewed > 0 {
		b.WriteString(c.say("%[1]s have other ids now and were found again by their names and neighbours.\n", "%[2]d 个元素的标识已更换，按名称和前后关系重新对应。\n", plural(d.Renewed, "element"), d.Renewed))
	}
	w := d.Weigh()
	b.WriteString(c.say("%[1]s. As a release: a new %[3]s.\n", "共 %[2]d 处变更。如要发布，应为新的%[3]s。\n", plural(len(d.Changes), "change"), len(d.Changes), w.Weight.Title().In(c.language)))
	return b.String()
}

func inGroup(d *change.Difference, g change.Group) []change.Change {
	var of []change.Change
	for _, x := range d.Changes {
		if x.Group == g {
			of = append(of, x)
		}
	}
	return of
}

// changeJSON is change.Change in one language.
type changeJSON struct {
	Kind    change.Kind   `json:"kind"`
	Group   change.Group  `json:"group"`
	What    string        `json:"what"`
	Element model.ID      `json:"element,omitempty"`
	Was     model.ID      `json:"was,omitempty"`
	Name    string        `json:"name,omitempty"`
	Path    string        `json:"path,omitempty"`
	Before  string        `json:"before,omitempty"`
	After   string        `json:"after,omitempty"`
	Message string        `json:"message"`
	Weight  change.Weight `json:"weight"`
}

// changesJSON is change.Difference in one language.
type changesJSON struct {
	Equal   bool          `json:"equal"`
	Weight  change.Weight `json:"weight"`
	Reasons []string      `json:"reasons"` // why it weighs so much, a few of them
	Renewed int           `json:"renewed"`
	Changes []changeJSON  `json:"changes"`
}

func (c *console) changesJSON(d *change.Difference) changesJSON {
	w := d.Weigh()
	answer := changesJSON{Equal: d.Equal() && d.Renewed == 0, Weight: w.Weight, Reasons: []string{}, Renewed: d.Renewed, Changes: []changeJSON{}}
	for _, r := range w.Reasons {
		answer.Reasons = append(answer.Reasons, r.In(c.language))
	}
	for _, x := range d.Changes {
		answer.Changes = append(answer.Changes, changeJSON{x.Kind, x.Group, x.What, x.Element, x.Was, x.Name, x.Path, x.Before.In(c.language), x.After.In(c.language), x.Text.In(c.language), x.Weight})
	}
	return answer
}
