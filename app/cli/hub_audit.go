package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"time"

	"github.com/spf13/cobra"

	"sandtable/storage/depot"
)

type auditFlags struct {
	since instantFlag
	csv   bool
}

func (c *console) hubAudit(folder *string) *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit",
		Short: c.say("Show who did what, when and from where", "查看审计日志：谁在何时何地做了什么"),
		Long: c.say("Published versions, moved channels, signatures, deletions, users, tokens, sweeps and backups. Pulling is counted (/metrics), and not listed.",
			"包括版本发布、通道移动、签名、删除、用户、令牌、清理和备份；拉取只计数（/metrics），不逐条记录。"),
		Example: "  sandtable hub audit --since 2026-01-05T00:00:00+08:00 --csv > audit.csv\n",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return c.runAudit(cmd.Context(), s, f) })
		},
	}
	cmd.Flags().Var(&f.since, "since", c.say("only what happened since then, `RFC3339`", "只显示此时刻之后的记录，`RFC3339`"))
	cmd.Flags().BoolVar(&f.csv, "csv", false, c.say("as CSV", "以 CSV 输出"))
	return cmd
}

// runAudit writes the log page by page: it may be longer than memory.
func (c *console) runAudit(ctx context.Context, s *depot.Store, f auditFlags) error {
	const page = 1000
	since := time.UnixMilli(0)
	if f.since.given {
		since = f.since.value
	}
	for after, first := int64(0), true; ; first = false {
		entries, err := s.AuditSince(ctx, after, since, page)
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			after = entries[len(entries)-1].Key
		}
		text, err := c.auditText(entries, f.csv, first)
		if err != nil {
			return err
		}
		if err := c.print(text); err != nil || len(entries) < page {
			return err
		}
	}
}

// auditText is part of the log: a JSON object a line, CSV, or columns for people.
func (c *console) auditText(entries []depot.Entry, asCSV, first bool) (string, error) {
	var b bytes.Buffer
	switch {
	case c.json:
		for _, e := range entries {
			if err := encode(&b, e, ""); err != nil {
				return "", err
			}
		}
		return b.String(), nil
	case asCSV:
		return auditCSV(entries, first)
	case first && len(entries) == 0:
		return c.say("Nothing has happened.\n", "没有记录。\n"), nil
	}
	t := &table{left: 6}
	for _, e := range entries {
		what := e.Repo
		if e.Tag != "" {
			what += ":" + e.Tag
		}
		became := ""
		switch {
		case e.Was != "" && e.Became != "":
			became = short(e.Was.Encoded()) + " → " + short(e.Became.Encoded())
		case e.Became != "":
			became = short(e.Became.Encoded())
		}
		detail, _ := e.Detail.(json.RawMessage)
		t.row(e.At.Local().Format("2006-01-02 15:04:05"), fit(e.User, 24), fit(e.Address, 40), string(e.Action), fit(what, 60), became+" "+fit(string(detail), 80))
	}
	return t.String(), nil
}

func short(hex string) string { return hex[:min(len(hex), 12)] }

func auditCSV(entries []depot.Entry, first bool) (string, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if first {
		_ = w.Write([]string{"at", "user", "address", "action", "repository", "tag", "was", "became", "detail"}) // Error tells
	}
	for _, e := range entries {
		detail, _ := e.Detail.(json.RawMessage)
		_ = w.Write([]string{e.At.Format(time.RFC3339Nano), e.User, e.Address, string(e.Action), e.Repo, e.Tag, string(e.Was), string(e.Became), string(detail)})
	}
	w.Flush()
	return b.String(), w.Error()
}
