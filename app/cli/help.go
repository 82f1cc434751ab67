package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpText is what cobra would say, in the user's language and aligned for Chinese.
func (c *console) helpText(cmd *cobra.Command) string {
	var b strings.Builder
	section := func(title, body string) {
		if body != "" {
			b.WriteString("\n" + title + "\n" + body)
		}
	}
	b.WriteString(cmd.Short + c.say(".", "。") + "\n")
	if cmd.Long != "" {
		b.WriteString(cmd.Long + "\n")
	}
	section(c.say("Usage", "用法"), "  "+usageLine(cmd)+"\n")
	section(c.say("Examples", "示例"), cmd.Example)
	section(c.say("Commands", "命令"), commandList(cmd))
	section(c.say("Flags", "选项"), flagList(flagsOf(cmd)))
	section(c.say("Flags of every command", "所有命令通用的选项"), flagList(cmd.Root().PersistentFlags()))
	if !cmd.HasParent() {
		section(c.say("Exit codes", "退出码"), c.say(
			"  0  done\n  1  done, and something was found in your process; or a run was broken off and the report is partial\n  2  it could not be done\n",
			"  0  完成\n  1  完成，但在流程中发现了问题；或仿真中断，报告不完整\n  2  未能完成\n"))
	}
	return b.String()
}

func usageLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Name() + " [COMMAND]"
	}
	line := cmd.CommandPath()
	if _, arguments, some := strings.Cut(cmd.Use, " "); some {
		line += " " + arguments
	}
	if flagsOf(cmd).HasAvailableFlags() {
		line += " [--…]"
	}
	return line
}

// flagsOf are the flags of a command, with those that its group has in common; those of every command are not among them.
func flagsOf(cmd *cobra.Command) *pflag.FlagSet {
	all := pflag.NewFlagSet("", pflag.ContinueOnError)
	all.SortFlags = false
	own := cmd.LocalNonPersistentFlags()
	own.SortFlags = false
	all.AddFlagSet(own)
	for group := cmd; group.HasParent(); group = group.Parent() {
		all.AddFlagSet(group.PersistentFlags())
	}
	return all
}

func commandList(cmd *cobra.Command) string {
	t := table{left: 2}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			t.row("  "+sub.Name(), sub.Short)
		}
	}
	return t.String()
}

func flagList(flags *pflag.FlagSet) string {
	t := table{left: 2}
	flags.SortFlags = false // the order in which they were thought of
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		placeholder, usage := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if f.NoOptDefVal == "" && placeholder != "" {
			name += " " + placeholder
		}
		t.row(name, usage)
	})
	return t.String()
}
