package cli

import (
	"github.com/spf13/cobra"

	"sandtable/app/api"
)

// openapi is for those who build Sandtable: the front end's client comes from it.
func (c *console) openapi() *cobra.Command {
	return &cobra.Command{
		Use:    "openapi",
		Short:  c.say("Print the OpenAPI description of the API", "输出 API 的 OpenAPI 描述"),
		Hidden: true,
		Args:   noArguments,
		RunE: func(*cobra.Command, []string) error {
			description, err := api.OpenAPI()
			if err != nil {
				return err
			}
			return c.print(string(description))
		},
	}
}
