package cli

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
)

// root is the whole command line in the user's language.
func (c *console) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "sandtable",
		Short:         c.say("Draw a process, say who does what, and rehearse it with numbers", "绘制流程、明确职责，并用数据提前推演"),
		Long:          c.say("Sandtable without a command opens its window, or serves it to a browser where there is no display.", "不带命令时，Sandtable 会打开窗口；没有显示器时则在浏览器中提供服务。"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs, // RunE tells an unknown command in both languages
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.print(c.helpText(cmd))
			}
			return unknownCommand(cmd, args[0])
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.unsaid = c.print(c.helpText(cmd)) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { return c.print(c.helpText(cmd)) })
	root.SetFlagErrorFunc(wrongFlag)
	root.SetHelpCommand(c.helpCommand())

	everywhere := root.PersistentFlags()
	everywhere.Bool("json", false, c.say("answer in JSON, also when something fails", "以 JSON 输出，出错时也一样"))
	everywhere.Var(&languageFlag{}, "lang", c.say("speak this `LANGUAGE`: zh-CN or en", "界面语言 `LANGUAGE`：zh-CN 或 en"))
	everywhere.BoolP("help", "h", false, c.say("explain a command", "查看命令说明"))

	root.AddCommand(c.check(), c.rules(), c.walk(), c.simulate(), c.compare(), c.sensitivity(), c.log(), c.replay(), c.convert(), c.raci(), c.diff(), c.fromTable(), c.picture(), c.doc(), c.export(), c.deploy(), c.pack(), c.inspect(), c.key(), c.sign(), c.verify(), c.push(), c.pull(), c.versions(), c.registries(), c.channel(), c.rollout(), c.resolve(), c.withdraw(), c.updates(), c.serve(), c.hub(), c.library(), c.version(), c.schema(), c.openapi(),
		c.completion())
	return root
}

func (c *console) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: c.say("Explain a command", "查看命令说明"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), strings.Join(args, " "))
			}
			return c.print(c.helpText(about))
		},
	}
}

// oneFile refuses what is not exactly one file name.
func oneFile(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return problem.New("cli.no-file",
			problem.Say("which process file?", "要处理哪个流程文件？"),
			problem.Say("name a .bpmn file, or - for standard input", "请写出 .bpmn 文件名，或用 - 表示标准输入"))
	case len(args) > 1:
		return problem.New("cli.too-many",
			problem.Say("there is one file at a time, but %d names", "一次只能处理一个文件，却写了 %d 个", len(args)),
			problem.Say("put a name with spaces in quotes", "文件名含空格时，请加引号"))
	}
	return nil
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return problem.New("cli.too-many",
		problem.Say("%[1]s takes no %[2]q", "%[1]s 后面不需要 %[2]q", cmd.CommandPath(), args[0]),
		seeHelp(cmd))
}

func unknownCommand(root *cobra.Command, name string) error {
	hint := problem.Say("sandtable --help lists the commands", "sandtable --help 会列出所有命令")
	var names []string
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if meant := nearest(name, names); meant != "" {
		hint = problem.Say("did you mean %s?", "是不是 %s？", meant)
	} else if isProcessFile(name) {
		hint = problem.Say("to play the file: sandtable simulate %[1]s; to check it: sandtable check %[1]s", "仿真该文件：sandtable simulate %[1]s；检查该文件：sandtable check %[1]s", name)
	}
	return problem.New("cli.unknown-command", problem.Say("there is no command %q", "没有 %q 这个命令", name), hint)
}

func isProcessFile(name string) bool {
	if strings.HasSuffix(strings.ToLower(name), ".bpmn") {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func seeHelp(cmd *cobra.Command) problem.Text {
	return problem.Say("%s --help says what there is", "%s --help 会列出可用的写法", cmd.CommandPath())
}
