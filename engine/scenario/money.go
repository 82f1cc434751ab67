package scenario

import (
	"math"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

const unitsOfMoney = 1_000_000

// ParseMoney reads a decimal amount such as "36.00" exactly, with up to six digits
// after the point. Costs are not negative.
func ParseMoney(s string) (Money, error) {
	whole, fraction, pointed := strings.Cut(s, ".")
	if !isDigits(whole) || pointed && !isDigits(fraction) {
		return 0, problem.New("scenario.money",
			problem.Say("%q is not an amount of money.", "%q 不是有效的金额。", s),
			problem.Say(`Write digits and a point, without sign, currency or separators: "36.00".`, `只写数字和小数点，不带正负号、货币符号和千位分隔符，例如 "36.00"。`))
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > 6 {
		return 0, problem.New("scenario.money-too-fine",
			problem.Say("%q has more than six digits after the point.", "%q 的小数超过六位。", s),
			problem.Say("Amounts are counted in millionths of the currency; round it.", "金额精确到货币单位的百万分之一，请先取整。"))
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	part, _ := strconv.ParseInt((fraction + "000000")[:6], 10, 64)
	if err != nil || n > (math.MaxInt64-part)/unitsOfMoney {
		return 0, problem.New("scenario.money-too-much",
			problem.Say("%q is more than can be counted.", "%q 超出了可计算的范围。", s),
			problem.Say("The largest amount is about 9.2 million million.", "最大约为 9.2 万亿。"))
	}
	return Money(n*unitsOfMoney + part), nil
}

func isDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// Float is the amount as a number of currency units.
func (m Money) Float() float64 { return float64(m) / unitsOfMoney }

// String writes the amount with at least two digits after the point.
func (m Money) String() string {
	sign, n := "", uint64(m)
	if m < 0 {
		sign, n = "-", -n
	}
	fraction := strconv.FormatUint(unitsOfMoney+n%unitsOfMoney, 10)[1:]
	kept := strings.TrimRight(fraction, "0")
	if len(kept) < 2 {
		kept = fraction[:2]
	}
	return sign + strconv.FormatUint(n/unitsOfMoney, 10) + "." + kept
}

// MarshalText writes the amount as a decimal.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what ParseMoney does.
func (m *Money) UnmarshalText(text []byte) error {
	parsed, err := ParseMoney(string(text))
	*m = parsed
	return err
}
