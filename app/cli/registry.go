package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sandtable/app"
	"sandtable/engine/problem"
	"sandtable/storage/registry"
	"sandtable/storage/secrets"
)

// placeFlags describe a registry that is added.
type placeFlags struct{ user, ca, proxy string }

func (c *console) registries() *cobra.Command {
	var path string
	var f placeFlags
	var token, fromInput bool
	cmd := &cobra.Command{
		Use:   "registry",
		Short: c.say("Keep the registries that you publish to and install from", "管理用于发布和安装模板的制品仓库"),
		Long: c.say("The window and the command line share them: push, pull and versions take the name of a registry in place of its address.\nPasswords and tokens are in the keyring of this computer, or where there is none in a file that you alone can read; never in the library.",
			"窗口与命令行共用这些仓库：push、pull、versions 可直接使用仓库名称代替地址。\n密码和令牌保存在本机密钥环中；没有密钥环时保存在仅本人可读的文件中，绝不写入流程库。"),
		Example: c.say("  sandtable registry add company harbor.acme.com/templates --user ann\n  sandtable registry login company\n  sandtable push order-1.0.0.sandtable.tar --to company\n",
			"  sandtable registry add company harbor.acme.com/templates --user ann\n  sandtable registry login company\n  sandtable push 订单-1.0.0.sandtable.tar --to company\n"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noArguments(cmd, args)
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.PersistentFlags().StringVar(&path, "library", "", c.say("this library `FILE` instead of yours", "使用该流程库文件 `FILE`，而不是默认的"))
	on := func(do func(ctx context.Context, a *app.App, args []string) error) func(*cobra.Command, []string) error {
		return func(cmd *cobra.Command, args []string) (err error) {
			a, err := c.openLibrary(path)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.Close()) }()
			return do(cmd.Context(), a, args)
		}
	}
	add := &cobra.Command{Use: "add NAME ADDRESS", Short: c.say("Add one, or change the one of that name", "添加仓库，或修改同名仓库"), Args: needing(2, "sandtable registry add company harbor.acme.com/templates"),
		RunE: on(func(ctx context.Context, a *app.App, args []string) error { return c.addRegistry(ctx, a, args, f) })}
	add.Flags().StringVar(&f.user, "user", "", c.say("log in as this `NAME`", "以用户 `NAME` 登录"))
	add.Flags().StringVar(&f.ca, "ca", "", c.say("trust the authorities in this `FILE`, in PEM, too", "额外信任文件 `FILE` 中的根证书（PEM）"))
	add.Flags().StringVar(&f.proxy, "proxy", "", c.say("go through the proxy at this `URL`", "经由代理服务器 `URL` 访问"))
	login := &cobra.Command{Use: "login NAME", Short: c.say("Keep a password or a token for one, after asking it", "登录仓库，验证后保存密码或令牌"), Args: needing(1, "sandtable registry login company"),
		RunE: on(func(ctx context.Context, a *app.App, args []string) error {
			return c.logIn(ctx, a, args[0], f.user, token, fromInput)
		})}
	login.Flags().StringVar(&f.user, "user", "", c.say("log in as this `NAME`", "以用户 `NAME` 登录"))
	login.Flags().BoolVar(&token, "token", false, c.say("it is a token, not a password", "输入的是令牌，不是密码"))
	login.Flags().BoolVar(&fromInput, "password-stdin", false, c.say("read it from standard input; it may be in %s, too", "从标准输入读取；也可写入环境变量 %s", registryPassword))
	cmd.AddCommand(add,
		&cobra.Command{Use: "list", Short: c.say("List them", "列出所有仓库"), Args: noArguments, RunE: on(c.listRegistries)},
		&cobra.Command{Use: "remove NAME", Short: c.say("Forget one, and its login", "移除仓库及其登录信息"), Args: needing(1, "sandtable registry remove company"), RunE: on(c.removeRegistry)},
		login,
		&cobra.Command{Use: "logout NAME", Short: c.say("Forget the login of one", "清除仓库的登录信息"), Args: needing(1, "sandtable registry logout company"), RunE: on(c.logOut)},
	)
	return cmd
}

// needing refuses what is not exactly so many names.
func needing(n int, example string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return noArguments(cmd, args[n:])
		}
		if len(args) < n {
			return problem.New("cli.needs-name", problem.Say("something is missing", "参数不完整"), problem.Say("write it like “%s”", "请写成“%s”的形式", example))
		}
		return nil
	}
}

// openLibrary opens a library, making it where there is none.
func (c *console) openLibrary(path string) (*app.App, error) {
	if path == "" {
		var err error
		if path, err = app.DefaultLibraryPath(); err != nil {
			return nil, err
		}
	}
	return app.New(path, app.Options{})
}

func (c *console) addRegistry(ctx context.Context, a *app.App, args []string, f placeFlags) error {
	r := app.Registry{Name: args[0], Address: args[1], Login: f.user, Proxy: f.proxy}
	if f.ca != "" {
		ca, err := read(ctx, c, f.ca, readAll)
		if err != nil {
			return err
		}
		r.CA = string(ca)
	}
	if known, err := a.Registries.Find(ctx, args[0]); err == nil {
		r.ID = known.ID
	}
	kept, err := a.Registries.Put(ctx, r)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(kept)
	}
	text := c.say("%s is %s.\n", "已添加 %s：%s。\n", kept.Name, kept.Address)
	if !kept.Ready {
		text += c.say("“sandtable registry login %s” keeps the password.\n", "请用“sandtable registry login %s”保存密码。\n", kept.Name)
	}
	return c.print(text)
}

func (c *console) listRegistries(ctx context.Context, a *app.App, _ []string) error {
	all, err := a.Registries.List(ctx)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(struct {
			Items []app.Registry `json:"items"`
		}{all})
	}
	if len(all) == 0 {
		return c.print(c.say("There are no registries yet. “sandtable registry add” adds one.\n", "还没有制品仓库。可用“sandtable registry add”添加。\n"))
	}
	t := &table{left: 4}
	t.row(c.say("Name", "名称"), c.say("Address", "地址"), c.say("User", "用户"), c.say("Login", "登录"))
	for _, r := range all {
		kept := c.say("kept", "已保存")
		switch {
		case r.Login == "":
			kept = "–"
		case !r.Ready:
			kept = c.say("missing", "缺失")
		}
		t.row(fit(r.Name, 30), fit(r.Address, 60), fit(r.Login, 30), kept)
	}
	return c.print(t.String())
}

func (c *console) removeRegistry(ctx context.Context, a *app.App, args []string) error {
	r, err := c.configured(ctx, a, args[0])
	if err != nil {
		return err
	}
	if err := a.Registries.Delete(ctx, r.ID); err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("%s is forgotten, and so is its login.\n", "已移除 %s 及其登录信息。\n", r.Name), r)
}

func (c *console) logOut(ctx context.Context, a *app.App, args []string) error {
	r, err := c.configured(ctx, a, args[0])
	if err != nil {
		return err
	}
	if err := a.Registries.LogOut(ctx, r.ID); err != nil {
		return err
	}
	r.Ready = r.Login == ""
	return c.tellOrAnswer(c.say("The login for %s is forgotten.\n", "已清除 %s 的登录信息。\n", r.Name), r)
}

func (c *console) configured(ctx context.Context, a *app.App, name string) (app.Registry, error) {
	r, err := a.Registries.Find(ctx, name)
	if p := problem.Of(err); p != nil && p.Code == app.CodeNotFound {
		return r, problem.New("cli.no-registry", problem.Say("there is no registry called %s", "没有名为 %s 的制品仓库", name), problem.Say("“sandtable registry list” lists them", "可用“sandtable registry list”查看"))
	}
	return r, err
}

func (c *console) logIn(ctx context.Context, a *app.App, name, user string, token, fromInput bool) error {
	r, err := c.configured(ctx, a, name)
	if err != nil {
		return err
	}
	if user == "" {
		user = r.Login
	}
	secret, err := c.registrySecret(fromInput, token)
	if err != nil {
		return err
	}
	password := string(secret)
	var place secrets.Place
	if token {
		place, err = a.Registries.LogIn(ctx, r.ID, user, "", password)
	} else {
		place, err = a.Registries.LogIn(ctx, r.ID, user, password, "")
	}
	if err != nil {
		return err
	}
	_, file := a.Registries.Secrets()
	where := c.say("in the keyring of this computer", "本机密钥环")
	if place == secrets.File {
		where = c.say("in %s, which you alone can read", "%s（仅本人可读）", file)
	}
	return c.tellOrAnswer(c.say("%s knows you. The login is kept %s.\n", "已登录 %s，登录信息保存在：%s。\n", r.Name, where), struct {
		Name  string        `json:"name"`
		User  string        `json:"user"`
		Place secrets.Place `json:"place"`
	}{r.Name, user, place})
}

// registrySecret is a password or a token: from standard input, from the environment, or asked for on the terminal.
func (c *console) registrySecret(fromInput, token bool) ([]byte, error) {
	variable := registryPassword
	if token {
		variable = registryToken
	}
	if fromInput {
		text, err := io.ReadAll(io.LimitReader(c.In, 64<<10))
		return bytes.TrimRight(text, "\r\n"), err
	}
	if given := c.Getenv(variable); given != "" {
		return []byte(given), nil
	}
	in, ok := c.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) || !onTerminal(c.Err) {
		return nil, problem.New("cli.password", problem.Say("the password cannot be asked for here", "此处无法输入密码"), problem.Say("put it into %s, or use --password-stdin", "请将其写入环境变量 %s，或使用 --password-stdin", variable))
	}
	_ = c.write(c.Err, c.say("Password or token: ", "密码或令牌："))
	text, err := term.ReadPassword(int(in.Fd()))
	_ = c.write(c.Err, "\n")
	return text, err
}

// configuredNamed is the registry that the library knows under a name, with what the command line says in the place of what is
// kept; nil where it knows none, or there is no library.
func (c *console) configuredNamed(ctx context.Context, name string, said app.Said) (opened *registry.Registry, err error) {
	if strings.ContainsAny(name, "./:@") {
		return nil, nil
	}
	path, err := app.DefaultLibraryPath()
	if err != nil {
		return nil, nil //nolint:nilerr // then it is an address
	}
	if _, err := os.Stat(path); err != nil {
		return nil, nil //nolint:nilerr // likewise
	}
	a, err := app.New(path, app.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	r, err := a.Registries.Find(ctx, name)
	if err != nil {
		if p := problem.Of(err); p != nil && p.Code == app.CodeNotFound {
			return nil, nil
		}
		return nil, err
	}
	return a.Registries.OpenAs(r, said)
}
