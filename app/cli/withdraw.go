package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
)

func (c *console) withdraw() *cobra.Command {
	var f releaseFlags
	var reason string
	cmd := &cobra.Command{
		Use:   "withdraw REGISTRY/ID:VERSION --reason SENTENCE",
		Short: c.say("Take a version of a template out of use", "撤回模板的某个版本"),
		Long: c.say("No channel may stand for a version that is withdrawn, and whoever looks at it reads why. It stays where it is: those who have it can see what they have.\nWhile a channel stands for it, or a rollout leads to it, it is not withdrawn.",
			"撤回后任何通道都不能再指向该版本，查看者可看到原因；内容仍保留，已安装者可据此核对。\n若有通道正指向该版本，或有灰度发布以其为目标，则不能撤回。"),
		Example: c.say("  sandtable withdraw hub.acme.com/acme/order:1.0.0 --reason \"loses orders\"\n", "  sandtable withdraw hub.acme.com/acme/order:1.0.0 --reason \"会丢单\"\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, _, version, err := reference(args[0])
			switch {
			case err != nil:
				return err
			case version == "":
				return problem.New("cli.reference", problem.Say("which version?", "要撤回哪个版本？"), problem.Say("add it behind a colon; “sandtable versions %s” lists them", "请在冒号后写明；可用“sandtable versions %s”列出", args[0]))
			case strings.TrimSpace(reason) == "":
				return problem.New("cli.missing", problem.Say("those who use it will want to know the reason", "使用者需要知道撤回的原因"), problem.Say("say it with --reason", "请用 --reason 说明"))
			}
			client, template, err := c.releases(cmd.Context(), args[0], f)
			if err != nil {
				return err
			}
			if err := client.Withdraw(cmd.Context(), template, version, reason); err != nil {
				return err
			}
			if c.json {
				return c.answer(struct {
					Template string `json:"template"`
					Version  string `json:"version"`
					Reason   string `json:"reason"`
				}{template, version, reason})
			}
			return c.print(legible(c.say("%s %s is withdrawn.", "已撤回 %s %s。", template, version)) + "\n")
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why, in a `SENTENCE`", "撤回原因 `SENTENCE`"))
	f.add(c, cmd)
	return cmd
}
