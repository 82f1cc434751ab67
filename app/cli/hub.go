package cli

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/app/hub"
	"sandtable/engine/problem"
	"sandtable/storage/depot"
)

type hubFlags struct {
	options  hub.Options
	megabyte int64
}

func (c *console) hub() *cobra.Command {
	var f hubFlags
	cmd := &cobra.Command{
		Use:   "hub",
		Short: c.say("Serve a registry for template packages: the central server", "启动模板包制品仓库（中心服务器）"),
		Long: c.say("Users sign in with “push --user”, docker login, oras login and the like. Ctrl-C stops it; what was acknowledged is kept.\nThe commands below look after it, also while it serves.",
			"用户可通过 push --user、docker login、oras login 等方式登录。按 Ctrl-C 停止，已确认的内容都会保留。\n下列子命令用于维护，Hub 运行时也可使用。"),
		Example: "  sandtable hub user add ann --may admin\n  sandtable hub --listen 127.0.0.1:5000\n  sandtable hub --listen 0.0.0.0:443 --tls-cert cert.pem --tls-key key.pem\n",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.runHub(cmd.Context(), f) },
	}
	cmd.PersistentFlags().StringVar(&f.options.Folder, "data", "", c.say("the `FOLDER` in which it keeps everything; left out, %s or yours", "数据目录 `FOLDER`；省略时取 %s 或默认目录", app.HubVariable))
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.options.Listen, "listen", "127.0.0.1:5000", c.say("listen at this `HOST:PORT`", "监听地址 `HOST:PORT`"))
	flags.StringVar(&f.options.TLSCert, "tls-cert", "", c.say("certificate, a PEM `FILE`", "TLS 证书，PEM 文件 `FILE`"))
	flags.StringVar(&f.options.TLSKey, "tls-key", "", c.say("its key, a PEM `FILE`", "证书私钥，PEM 文件 `FILE`"))
	flags.BoolVar(&f.options.Insecure, "insecure", false, c.say("listen beyond this computer without TLS: others on the network can read along", "不用 TLS 也对外监听：同一网络中的人可能看到内容"))
	flags.BoolVar(&f.options.Public, "public", false, c.say("whoever does not sign in may read everything", "未登录者也可读取全部内容"))
	flags.BoolVar(&f.options.Proxied, "behind-proxy", false, c.say("a proxy in front writes the client's address into X-Forwarded-For", "前置代理会在 X-Forwarded-For 中写入客户端地址"))
	flags.IntVar(&f.options.Rate, "rate", 30_000, c.say("requests a minute that one address may make, `N`; 0: any number", "单个地址每分钟请求上限 `N`；0 表示不限"))
	flags.Int64Var(&f.megabyte, "max-part", 1024, c.say("the size up to which a part of a package is taken, in `MB`", "模板包单个组成部分的大小上限，单位 `MB`"))
	cmd.AddCommand(c.hubUser(&f.options.Folder), c.hubToken(&f.options.Folder), c.hubAudit(&f.options.Folder), c.hubGC(&f.options.Folder), c.hubCheck(&f.options.Folder), c.hubBackup(&f.options.Folder))
	return cmd
}

func (c *console) runHub(ctx context.Context, f hubFlags) error {
	o := f.options
	var err error
	if o.Folder, err = hubFolder(o.Folder); err != nil {
		return err
	}
	if o.Rate < 0 || f.megabyte <= 0 {
		return problem.New("cli.number", problem.Say("--rate must not be negative, nor --max-part less than 1", "--rate 不能为负数，--max-part 至少为 1"), problem.Say("sandtable hub --help says what they mean", "sandtable hub --help 会说明其含义"))
	}
	o.MostBlob = f.megabyte << 20
	o.Log = slog.New(slog.NewTextHandler(c.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	o.Ready = func(url string) { c.hubReady(ctx, url, o) }
	return hub.Run(ctx, o)
}

func hubFolder(named string) (string, error) {
	if named != "" {
		return named, nil
	}
	return app.DefaultHubFolder()
}

// hubReady says where the hub is, and that nobody can sign in yet where that is so.
func (c *console) hubReady(ctx context.Context, url string, o hub.Options) {
	err := c.tellOrAnswer(c.say("The hub is at %s\nIt keeps everything in %s. Ctrl-C stops it.\n", "Hub 已就绪：%s\n数据目录：%s。按 Ctrl-C 停止。\n", url, o.Folder), struct {
		URL  string `json:"url"`
		Data string `json:"data"`
	}{url, o.Folder})
	if err != nil {
		return // nobody listens
	}
	_ = c.withHub(ctx, o.Folder, func(s *depot.Store) error {
		if users, err := s.Users(ctx); err != nil || len(users) > 0 {
			return err
		}
		c.note(*problem.New("hub.nobody", problem.Say("nobody can sign in yet", "目前还没有可登录的用户"), problem.Say("sandtable hub user add NAME --may admin adds the first", "可用 sandtable hub user add 用户名 --may admin 添加首个用户")))
		return nil
	})
}

// withHub opens the hub's folder beside a hub that may be serving it.
func (c *console) withHub(ctx context.Context, folder string, do func(*depot.Store) error) error {
	folder, err := hubFolder(folder)
	if err != nil {
		return err
	}
	s, err := depot.Open(ctx, folder, depot.Options{})
	if err != nil {
		err = hub.Explain(err)
		if p := problem.Of(err); p != nil {
			return p.In(folder)
		}
		return err
	}
	return hub.Explain(errors.Join(do(s), s.Close()))
}

// withExistingHub is for commands that make no sense where there is no hub: a folder named wrongly is not to become one.
func (c *console) withExistingHub(ctx context.Context, folder string, do func(*depot.Store) error) error {
	folder, err := hubFolder(folder)
	if err != nil {
		return err
	}
	if !depot.Exists(folder) {
		return problem.New("hub.none", problem.Say("there is no hub in this folder", "该目录中没有 Hub 数据"), problem.Say("name the folder that “sandtable hub” was given with --data", "请用 --data 指定启动 Hub 时使用的目录")).In(folder)
	}
	return c.withHub(ctx, folder, do)
}

func (c *console) hubGC(folder *string) *cobra.Command {
	var grace time.Duration
	cmd := &cobra.Command{
		Use:   "gc",
		Short: c.say("Take away what nothing needs; it also happens once a day", "清理无用数据（运行时每天自动执行一次）"),
		Long: c.say("What was deleted, and pushes that were broken off, stay for the grace: somebody may be in the middle of pushing.",
			"已删除的内容和中断的推送会保留一段时间，以免影响正在进行的推送。"),
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				swept, err := s.Sweep(depot.AsConsole(cmd.Context()), grace)
				if err != nil {
					return err
				}
				return c.tellOrAnswer(c.say("Taken away: %d manifests, %d blobs and %d broken-off uploads, %.1f MB\n", "已清理：%d 个清单、%d 个数据块、%d 个中断的上传，共 %.1f MB\n",
					swept.Manifests, swept.Blobs, swept.Uploads, float64(swept.Bytes)/1e6), swept)
			})
		},
	}
	cmd.Flags().DurationVar(&grace, "grace", 24*time.Hour, c.say("leave what is younger than this `D`, such as 2h", "保留不足此时长 `D` 的数据，例如 2h"))
	return cmd
}

func (c *console) hubCheck(folder *string) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: c.say("Read everything through and hold it against its digest", "完整读取所有内容并校验摘要"),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				damaged, err := s.Verify(cmd.Context())
				if err != nil {
					return err
				}
				return c.tellDamage(damaged)
			})
		},
	}
}

func (c *console) tellDamage(damaged []depot.Damage) error {
	if len(damaged) > 0 {
		c.code = Findings
	}
	if c.json {
		return c.answer(struct {
			Sound   bool           `json:"sound"`
			Damaged []depot.Damage `json:"damaged"`
		}{len(damaged) == 0, append([]depot.Damage{}, damaged...)})
	}
	if len(damaged) == 0 {
		return c.print(c.say("Everything is whole.\n", "全部内容完好。\n"))
	}
	text := ""
	for _, d := range damaged {
		if d.Missing != "" {
			text += c.say("%s in %s lacks %s\n", "%s（位于 %s）缺少 %s\n", d.Digest, d.Repository, d.Missing)
		} else {
			text += c.say("%s is damaged or missing\n", "%s 已损坏或缺失\n", d.Digest)
		}
	}
	return c.print(text + c.say("Pushing the same package again brings its parts back; so does a backup.\n", "重新推送相同的模板包或使用备份即可恢复。\n"))
}

func (c *console) hubBackup(folder *string) *cobra.Command {
	return &cobra.Command{
		Use:     "backup FOLDER",
		Short:   c.say("Copy everything into a new folder, while it serves", "将全部数据复制到新目录（无需停止服务）"),
		Long:    c.say("The copy is whole and can be served: sandtable hub --data FOLDER.", "副本完整可用：sandtable hub --data FOLDER。"),
		Example: "  sandtable hub backup /mnt/backup/hub-2026-01-05\n",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return problem.New("cli.no-file", problem.Say("into which folder?", "要备份到哪个目录？"), problem.Say("name one that does not exist yet", "请写出一个尚不存在的目录"))
			}
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				err := s.Backup(depot.AsConsole(cmd.Context()), args[0])
				if errors.Is(err, depot.ErrExists) {
					return problem.New("hub.backup-exists", problem.Say("the folder is not empty", "该目录非空"), problem.Say("name one that does not exist yet: a backup never replaces another", "请写出一个尚不存在的目录：备份不会覆盖已有内容")).In(args[0])
				} else if err != nil {
					return err
				}
				return c.tellOrAnswer(c.say("Backed up to %s\n", "已备份到 %s\n", args[0]), struct {
					Path string `json:"path"`
				}{args[0]})
			})
		},
	}
}
