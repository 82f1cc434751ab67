package cli

import (
	"context"
	"errors"
	"log/slog"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/app/server"
	"sandtable/engine/problem"
)

type serveFlags struct {
	options server.Options
	library string
	open    bool
}

func (c *console) serve() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.say("Serve Sandtable to a browser", "在浏览器中使用 Sandtable"),
		Long: c.say("The address it prints signs you in. Ctrl-C stops it; what you have made is kept.",
			"请用它显示的网址登录。按 Ctrl-C 停止，已有内容都会保留。"),
		Example: "  sandtable serve --open\n  sandtable serve --listen 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem --host sand.example.com\n",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.runServe(cmd.Context(), f) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.options.Listen, "listen", "", c.say("listen at this `HOST:PORT`; otherwise at a free port of 127.0.0.1", "监听地址 `HOST:PORT`；默认为 127.0.0.1 的空闲端口"))
	flags.StringVar(&f.library, "library", "", c.say("keep everything in this library `FILE`", "使用该流程库文件 `FILE`"))
	flags.StringVar(&f.options.TLSCert, "tls-cert", "", c.say("certificate, a PEM `FILE`", "TLS 证书，PEM 文件 `FILE`"))
	flags.StringVar(&f.options.TLSKey, "tls-key", "", c.say("its key, a PEM `FILE`", "证书私钥，PEM 文件 `FILE`"))
	flags.StringSliceVar(&f.options.Hosts, "host", nil, c.say("answer to this host `NAME`, too; may be repeated", "允许通过该主机名 `NAME` 访问，可多次使用"))
	flags.BoolVar(&f.options.Insecure, "insecure", false, c.say("listen beyond this computer without TLS: others on the network can read along", "不用 TLS 也对外监听：同一网络中的人可能看到内容"))
	flags.BoolVar(&f.open, "open", false, c.say("open the browser", "打开浏览器"))
	return cmd
}

func (c *console) runServe(ctx context.Context, f serveFlags) error {
	path := f.library
	if path == "" {
		var err error
		if path, err = app.DefaultLibraryPath(); err != nil {
			return err
		}
	}
	log := slog.New(slog.NewTextHandler(c.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	a, err := app.New(path, app.Options{Log: log})
	if err != nil {
		return err
	}
	o := f.options
	o.Log = log
	a.Backups.Daily()
	o.Ready = func(url string) { c.ready(url, f.open) }
	return errors.Join(server.Run(ctx, a, c.Assets, o), a.Close())
}

// ready tells the user where Sandtable is.
func (c *console) ready(url string, open bool) {
	var err error
	if c.json {
		err = c.answer(struct {
			URL string `json:"url"`
		}{url})
	} else {
		err = c.print(c.say("Sandtable is at %s\nCtrl-C stops it.\n", "Sandtable 已就绪：%s\n按 Ctrl-C 停止。\n", url))
	}
	if err == nil && open {
		err = browser.OpenURL(url)
	}
	if err != nil {
		c.note(*problem.New("cli.browser",
			problem.Say("the browser could not be opened", "未能打开浏览器"),
			problem.Say("open the address yourself", "请自行打开上面的网址")))
	}
}
