package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"sandtable/engine"
)

// build is what is running.
type build struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Engine   string `json:"engine"`
	Revision string `json:"revision,omitempty"` // of the source, where it is known
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (c *console) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: c.say("Say which version this is", "查看版本"),
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			b := thisBuild()
			if c.json {
				return c.answer(b)
			}
			line := c.say("Sandtable %s (%s, %s", "Sandtable 版本 %s（%s，%s", b.Version, b.Platform, b.Go)
			if b.Revision != "" {
				line += c.say(", revision %.12s", "，修订 %.12s", b.Revision)
			}
			return c.print(line + c.say(")", "）") + "\n")
		},
	}
}

func thisBuild() build {
	b := build{Name: "Sandtable", Version: engine.Version, Engine: engine.Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				b.Revision = s.Value
			}
		}
	}
	return b
}
