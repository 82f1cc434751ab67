package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
)

func (c *console) completion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: c.say("Print a script that lets your shell complete commands", "输出 shell 自动补全脚本"),
		Example: c.say(
			"  source <(sandtable completion bash)\n",
			"  source <(sandtable completion bash)   # 在当前 bash 中启用\n"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var script bytes.Buffer
			root, shell := cmd.Root(), ""
			if len(args) == 1 {
				shell = args[0]
			}
			var err error
			switch shell {
			case "bash":
				err = root.GenBashCompletionV2(&script, true)
			case "zsh":
				err = root.GenZshCompletion(&script)
			case "fish":
				err = root.GenFishCompletion(&script, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(&script)
			default:
				return problem.New("cli.shell", problem.Say("which shell?", "哪种 shell？"),
					problem.Say("write bash, zsh, fish or powershell", "请写 bash、zsh、fish 或 powershell"))
			}
			if err != nil {
				return err
			}
			return c.print(script.String())
		},
	}
}
