package cli

import (
	"github.com/spf13/cobra"

	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
)

func (c *console) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [rollout]",
		Short: c.say("Print the JSON Schema of scenario files, or of the plans of rollouts", "输出情景文件或发布计划的 JSON Schema"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "rollout" {
				return c.print(string(rollout.Schema()))
			}
			if err := noArguments(cmd, args); err != nil {
				return err
			}
			return c.print(string(scenario.Schema()))
		},
	}
}
