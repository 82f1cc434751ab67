package cli

import (
	"github.com/spf13/cobra"

	"sandtable/engine/scenario"
)

func (c *console) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: c.say("Print the JSON Schema of scenario files", "输出情景文件的 JSON Schema"),
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return c.print(string(scenario.Schema())) },
	}
}
