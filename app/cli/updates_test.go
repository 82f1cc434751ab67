package cli

import (
	"context"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"sandtable/app"
)

// installTemplate installs a template as the window does: install REGISTRY TEMPLATE VERSION [CHANNEL].
func installTemplate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 && len(args) != 4 {
		ts.Fatalf("usage: install REGISTRY TEMPLATE VERSION [CHANNEL]")
	}
	ctx := context.Background()
	a, err := app.New(ts.Getenv("SANDTABLE_LIBRARY"), app.Options{Secrets: app.OpenSecrets(ts.Getenv("SANDTABLE_SECRETS"), "")})
	ts.Check(err)
	defer func() { ts.Check(a.Close()) }()
	r, err := a.Registries.Find(ctx, args[0])
	ts.Check(err)
	in := app.Installing{Wanted: app.Wanted{Registry: r.ID, Template: args[1], Version: args[2]}, NewProject: strings.Join(args, " "), Unverified: args[1]}
	if len(args) == 4 {
		in.Channel = args[3]
	}
	_, err = a.Central.Install(ctx, in)
	ts.Check(err)
}
