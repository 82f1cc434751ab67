package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/picture"
	"sandtable/engine/problem"
)

// pictureFlags say where pictures go.
type pictureFlags struct {
	out   string
	force bool
}

func (c *console) picture() *cobra.Command {
	var f pictureFlags
	cmd := &cobra.Command{
		Use:   "picture FILE|-",
		Short: c.say("Draw the diagrams of a process as SVG", "将流程图输出为 SVG 图片"),
		Long: c.say("A file with several diagrams makes several pictures: the second goes to FILE-2.svg, and so on.",
			"文件中有多张图时会生成多张图片：第二张写入 FILE-2.svg，依此类推。"),
		Example: c.say("  sandtable picture order.bpmn\n  sandtable picture order.bpmn -o order.svg\n  cat order.bpmn | sandtable picture - -o -\n",
			"  sandtable picture 订单.bpmn\n  sandtable picture 订单.bpmn -o 订单.svg\n  cat 订单.bpmn | sandtable picture - -o -\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runPicture(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.out, "output", "o", "", c.say("write to this `FILE`, or to standard output where it is “-”; left out, beside the process", "写入文件 `FILE`；为“-”时输出到标准输出；省略时写在流程文件旁"))
	flags.BoolVar(&f.force, "force", false, c.say("write over files that exist", "覆盖已有文件"))
	return cmd
}

// pictureJSON says of one picture where it is.
type pictureJSON struct {
	File   string  `json:"file"`
	Plane  string  `json:"plane"`
	Name   string  `json:"name"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

func (c *console) runPicture(ctx context.Context, path string, f pictureFlags) error {
	d, err := c.definitions(ctx, path)
	if err != nil {
		return err
	}
	all := picture.Of(d)
	if len(all) == 0 {
		return problem.New("cli.no-diagram", problem.Say("the file has no diagram: it says what the process is, and not where it is drawn", "文件中没有图形信息：只有流程定义，没有绘图位置"),
			problem.Say("open it in Sandtable, which lays it out, and save it", "请用沙盘打开，自动布局后再保存")).In(nameOf(path))
	}
	out := f.out
	switch {
	case out == "" && path == standardInput:
		out = standardInput
	case out == "":
		out = strings.TrimSuffix(path, filepath.Ext(path)) + ".svg"
	}
	if out == standardInput {
		// One document after another is none.
		return c.print(string(all[0].SVG))
	}
	kept := []pictureJSON{}
	for i, one := range all {
		name := out
		if i > 0 {
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(out, filepath.Ext(out)), i+1, filepath.Ext(out))
		}
		if err := c.keepNew(name, one.SVG, f.force); err != nil {
			return err
		}
		kept = append(kept, pictureJSON{name, string(one.Plane), one.Name, one.Width, one.Height})
	}
	if c.json {
		return c.answer(kept)
	}
	return nil
}
