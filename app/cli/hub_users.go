package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/bcrypt"

	"sandtable/app/hub"
	"sandtable/engine/problem"
	"sandtable/storage/depot"
)

// hubPassword is where the password of a user is taken from when nobody can be asked for it.
const hubPassword = "SANDTABLE_HUB_PASSWORD" //nolint:gosec // the name of a variable, and no password

func (c *console) hubUser(folder *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "user",
		Short: c.say("Say who may sign in, and what they may do", "管理可登录的用户及其权限"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noArguments(cmd, args)
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.AddCommand(c.hubUserAdd(folder), c.hubUserMay(folder),
		&cobra.Command{Use: "list", Short: c.say("List them", "列出用户"), Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return c.listHubUsers(cmd.Context(), s) })
		}},
		&cobra.Command{Use: "passwd NAME", Short: c.say("Give somebody a new password", "重设用户密码"), Args: oneUser, RunE: func(cmd *cobra.Command, args []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				hash, err := c.newHubPassword()
				if err != nil {
					return err
				}
				return c.done(noUser(s.SetPassword(depot.AsConsole(cmd.Context()), args[0], hash), args[0]), c.say("%s has a new password\n", "已重设 %s 的密码\n", args[0]), args[0])
			})
		}},
		&cobra.Command{Use: "remove NAME", Short: c.say("Let somebody sign in no more", "移除用户"), Args: oneUser, RunE: func(cmd *cobra.Command, args []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				return c.done(noUser(s.RemoveUser(depot.AsConsole(cmd.Context()), args[0]), args[0]), c.say("%s can sign in no more\n", "%s 已无法登录\n", args[0]), args[0])
			})
		}},
	)
	return cmd
}

// done tells that something was done to a user, or why not.
func (c *console) done(err error, text, name string) error {
	if err != nil {
		return err
	}
	return c.tellOrAnswer(text, struct {
		User string `json:"user"`
	}{name})
}

func oneUser(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return problem.New("cli.no-user", problem.Say("which user?", "要操作哪个用户？"), problem.Say("name one; “sandtable hub user list” lists them", "请写出用户名；“sandtable hub user list”会列出所有用户"))
}

func noUser(err error, name string) error {
	if errors.Is(err, depot.ErrNotFound) {
		return problem.New("hub.no-user", problem.Say("there is no user %s", "没有用户 %s", name), problem.Say("“sandtable hub user list” lists them", "“sandtable hub user list”会列出所有用户")).Because(err)
	}
	return err
}

func (c *console) hubUserAdd(folder *string) *cobra.Command {
	var may []string
	cmd := &cobra.Command{
		Use:     "add NAME",
		Short:   c.say("Let somebody sign in", "添加用户"),
		Long:    c.hubMayHelp(),
		Example: "  sandtable hub user add ann --may admin\n  sandtable hub user add bob --may read --may publish:acme/sales\n",
		Args:    oneUser,
		RunE: func(cmd *cobra.Command, args []string) error {
			grants, err := grantsOf(may)
			if err != nil {
				return err
			}
			hash, err := c.newHubPassword()
			if err != nil {
				return err
			}
			return c.withHub(cmd.Context(), *folder, func(s *depot.Store) error {
				return c.done(userFault(s.AddUser(depot.AsConsole(cmd.Context()), args[0], hash, grants), args[0]), c.say("%s can sign in\n", "%s 已可登录\n", args[0]), args[0])
			})
		},
	}
	c.mayFlag(cmd, &may)
	return cmd
}

func (c *console) hubUserMay(folder *string) *cobra.Command {
	var may []string
	cmd := &cobra.Command{
		Use:     "may NAME",
		Short:   c.say("Change what somebody may do", "修改用户权限"),
		Long:    c.hubMayHelp(),
		Example: "  sandtable hub user may bob --may release:acme\n",
		Args:    oneUser,
		RunE: func(cmd *cobra.Command, args []string) error {
			grants, err := grantsOf(may)
			if err != nil {
				return err
			}
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				return c.done(noUser(userFault(s.GrantUser(depot.AsConsole(cmd.Context()), args[0], grants), args[0]), args[0]), c.say("%s has these rights now\n", "已更新 %s 的权限\n", args[0]), args[0])
			})
		},
	}
	c.mayFlag(cmd, &may)
	return cmd
}

func (c *console) hubMayHelp() string {
	return c.say("--may is read, publish (drafts and signatures), release (released versions and channels) or admin (also deleting); each includes\nthose before it. Behind a colon stands the folder for which it holds; left out, it holds everywhere. %s holds the\npassword where nobody can be asked for it.",
		"--may 可取 read（读取）、publish（发布草稿和签名）、release（发布正式版本、移动通道）或 admin（含删除），后者包含前者；\n冒号后写明适用的目录，省略则适用于全部。无法交互输入时，密码取自环境变量 %s。", hubPassword)
}

func (c *console) mayFlag(cmd *cobra.Command, may *[]string) {
	cmd.Flags().StringArrayVar(may, "may", nil, c.say("a right, `SCOPE[:FOLDER]`; may be repeated", "权限 `SCOPE[:FOLDER]`；可重复指定"))
}

// grantsOf reads SCOPE[:FOLDER].
func grantsOf(texts []string) ([]depot.Grant, error) {
	if len(texts) == 0 {
		return nil, problem.New("cli.no-right", problem.Say("--may is missing: a user who may do nothing has no use", "缺少 --may：没有任何权限的用户没有意义"), problem.Say("write --may read, publish, release or admin", "请写 --may read、publish、release 或 admin"))
	}
	var all []depot.Grant
	for _, text := range texts {
		scope, folder, _ := strings.Cut(text, ":")
		if !slices.Contains(depot.Scopes, depot.Scope(scope)) {
			return nil, noScope(text)
		}
		all = append(all, depot.Grant{Prefix: strings.Trim(folder, "/"), Scope: depot.Scope(scope)})
	}
	return all, nil
}

func noScope(text string) error {
	return problem.New("cli.no-right", problem.Say("%q is no right", "%q 不是有效的权限", text), problem.Say("write read, publish, release or admin, and a folder behind a colon: publish:acme/sales", "请写 read、publish、release 或 admin，可在冒号后写目录：publish:acme/sales"))
}

func userFault(err error, name string) error {
	switch {
	case errors.Is(err, depot.ErrExists):
		return problem.New("hub.user-exists", problem.Say("there is a user %s already", "已有用户 %s", name), problem.Say("“user may” changes what they may do, “user passwd” the password", "“user may”可修改权限，“user passwd”可重设密码")).Because(err)
	case errors.Is(err, depot.ErrBadName):
		return problem.New("hub.bad-name", problem.Say("the name %q, or a folder behind --may, cannot be used", "用户名 %q 或 --may 中的目录无效", name), problem.Say("take lower-case letters and digits, joined by . _ - or @; folders are joined by /", "请使用小写字母和数字，可用 . _ - @ 连接；目录以 / 分隔")).Because(err)
	}
	return err
}

// newHubPassword asks for a password and gives what is kept of it.
func (c *console) newHubPassword() (string, error) {
	password, err := c.password(secret{hubPassword, c.say("Password of the user: ", "用户密码：")}, true)
	if err != nil {
		return "", err
	}
	hash, err := hub.HashPassword(string(password))
	if errors.Is(err, bcrypt.ErrPasswordTooLong) {
		return "", problem.New("cli.password", problem.Say("a password of more than 72 bytes is not taken", "密码不能超过 72 字节"), problem.Say("take a shorter one", "请使用更短的密码"))
	}
	return string(hash), err
}

// hubUserJSON is a user in JSON.
type hubUserJSON struct {
	User  string            `json:"user"`
	Since time.Time         `json:"since"`
	May   map[string]string `json:"may"` // by folder; the empty one is everything
}

func (c *console) listHubUsers(ctx context.Context, s *depot.Store) error {
	users, err := s.Users(ctx)
	if err != nil {
		return err
	}
	items := []hubUserJSON{}
	t := &table{left: 3}
	for _, u := range users {
		item := hubUserJSON{u.Name, u.CreatedAt, map[string]string{}}
		var may []string
		for _, g := range u.Grants {
			item.May[g.Prefix] = string(g.Scope)
			text := string(g.Scope)
			if g.Prefix != "" {
				text += ":" + g.Prefix
			}
			may = append(may, text)
		}
		items = append(items, item)
		t.row(u.Name, u.CreatedAt.Local().Format("2006-01-02"), strings.Join(may, " "))
	}
	if c.json {
		return c.answer(struct {
			Items []hubUserJSON `json:"items"`
		}{items})
	}
	if len(users) == 0 {
		return c.print(c.say("Nobody can sign in yet; “sandtable hub user add” adds somebody.\n", "还没有可登录的用户；可用“sandtable hub user add”添加。\n"))
	}
	return c.print(t.String())
}

func (c *console) hubToken(folder *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: c.say("Make tokens that stand for a password in programs", "管理供程序使用的访问令牌"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noArguments(cmd, args)
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.AddCommand(c.hubTokenAdd(folder),
		&cobra.Command{Use: "list", Short: c.say("List them", "列出令牌"), Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return c.listHubTokens(cmd.Context(), s) })
		}},
		&cobra.Command{Use: "revoke ID", Short: c.say("End one at once", "立即吊销令牌"), Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return noToken()
			}
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				err := s.RevokeToken(depot.AsConsole(cmd.Context()), args[0])
				if errors.Is(err, depot.ErrNotFound) {
					return noToken()
				} else if err != nil {
					return err
				}
				return c.tellOrAnswer(c.say("%s is revoked\n", "已吊销 %s\n", args[0]), struct {
					Token string `json:"token"`
				}{args[0]})
			})
		}},
	)
	return cmd
}

func noToken() error {
	return problem.New("hub.no-token", problem.Say("which token?", "要吊销哪个令牌？"), problem.Say("“sandtable hub token list” lists their ids", "“sandtable hub token list”会列出令牌编号"))
}

func (c *console) hubTokenAdd(folder *string) *cobra.Command {
	var scope, note string
	var days uint
	cmd := &cobra.Command{
		Use:     "add USER",
		Short:   c.say("Make a token; it is shown once", "生成令牌（仅显示一次）"),
		Long:    c.say("It is used in the place of the user's password, or as a bearer token, and can do no more than the user may.", "令牌可代替用户密码使用，也可作为 Bearer 令牌；权限不超过该用户。"),
		Example: "  sandtable hub token add ann --scope publish --days 365 --note ci\n",
		Args:    oneUser,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(depot.Scopes, depot.Scope(scope)) {
				return noScope(scope)
			}
			if days == 0 || days > 3660 {
				return problem.New("cli.number", problem.Say("--days must be 1 to 3660", "--days 应在 1 到 3660 之间"), problem.Say("a token always expires", "令牌必须有期限"))
			}
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error {
				secret, t, err := s.AddToken(depot.AsConsole(cmd.Context()), args[0], depot.Scope(scope), note, time.Duration(days)*24*time.Hour)
				if err != nil {
					return noUser(err, args[0])
				}
				return c.tellOrAnswer(secret+"\n", struct {
					Token   string    `json:"token"`
					ID      string    `json:"id"`
					Expires time.Time `json:"expires"`
				}{secret, t.ID, t.ExpiresAt})
			})
		},
	}
	cmd.Flags().StringVar(&scope, "scope", "read", c.say("the most that it allows, `SCOPE`", "令牌的最高权限 `SCOPE`"))
	cmd.Flags().UintVar(&days, "days", 90, c.say("it expires after so many days, `N`", "有效天数 `N`"))
	cmd.Flags().StringVar(&note, "note", "", c.say("what it is for, a few words of `TEXT`", "用途说明 `TEXT`"))
	return cmd
}

// hubTokenJSON is a token in JSON.
type hubTokenJSON struct {
	ID      string    `json:"id"`
	User    string    `json:"user"`
	Scope   string    `json:"scope"`
	Note    string    `json:"note,omitempty"`
	Since   time.Time `json:"since"`
	Expires time.Time `json:"expires"`
}

func (c *console) listHubTokens(ctx context.Context, s *depot.Store) error {
	tokens, err := s.Tokens(ctx, "")
	if err != nil {
		return err
	}
	items := []hubTokenJSON{}
	t := &table{left: 5}
	for _, k := range tokens {
		items = append(items, hubTokenJSON{k.ID, k.User, string(k.Scope), k.Note, k.CreatedAt, k.ExpiresAt})
		until := c.say("until %s", "有效期至 %s", k.ExpiresAt.Local().Format("2006-01-02"))
		if time.Now().After(k.ExpiresAt) {
			until = c.say("expired", "已过期")
		}
		t.row(k.ID, k.User, string(k.Scope), until, fit(k.Note, 40))
	}
	switch {
	case c.json:
		return c.answer(struct {
			Items []hubTokenJSON `json:"items"`
		}{items})
	case len(tokens) == 0:
		return c.print(c.say("There are no tokens.\n", "还没有令牌。\n"))
	}
	return c.print(fmt.Sprint(t))
}
