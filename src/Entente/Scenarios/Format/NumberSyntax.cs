using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Scenarios.Format;

/// <summary>What a text said as a number: the number, or why it is none.</summary>
internal readonly record struct Parsed(Uncertain? Number, string? Problem, string? Hint);

/// <summary>How numbers are written: JSON's grammar, a percent sign where the number is a share, and the forms of uncertainty.</summary>
internal sealed partial class NumberSyntax(NumberAttribute rules)
{
    private const double Hundred = 100;

    /// <summary>The legal range.</summary>
    public Bounds Legal { get; } = new(rules.Low, rules.High, rules.LowOpen, rules.HighOpen);

    /// <summary>What is expected, for a sentence.</summary>
    public string Expected => $"a number {Range}{(rules.Words is null ? "" : $" or a word of the {rules.Words} scale")}";

    /// <summary>Longer texts are no numbers; to look through one would take a time that grows with its square.</summary>
    private const int MaxLength = 400;

    private string Range
    {
        get
        {
            string low = rules.LowOpen ? $"above {Number(rules.Low)}" : $"from {Number(rules.Low)}";
            string high = rules.HighOpen ? $"below {Number(rules.High)}" : $"to {Number(rules.High)}";
            string shares = rules.Percent && rules.High == 1 ? $" ({Number(rules.Low * Hundred)} % to 100 %)" : "";
            return rules.LowOpen && !rules.HighOpen ? $"{low} and at most {Number(rules.High)}{shares}"
                : rules.LowOpen ? $"{low} and {high}{shares}" : $"{low} {high}{shares}";
        }
    }

    /// <summary>Reads a number in any of its forms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Words that stand for ranges.</param>
    public Parsed Parse(string text, Named<Uncertain> words)
    {
        Parsed asWritten = ParseWritten(text, words);
        if (asWritten.Number is not null || Meant.Certain(text) is not string meant)
        {
            return asWritten;
        }

        Parsed asMeant = ParseWritten(meant, words);
        return asMeant.Number is not null || asWritten.Problem!.StartsWith(NotOne, StringComparison.Ordinal) && !IsUnread(asMeant)
            ? asMeant : asWritten;
    }

    /// <summary>Begins to say that a text is no number at all.</summary>
    private const string NotOne = ", which is not";

    private static bool IsUnread(Parsed parsed) => parsed.Problem!.StartsWith(NotOne, StringComparison.Ordinal);

    private Parsed ParseWritten(string text, Named<Uncertain> words)
    {
        text = text.Trim();
        if (words.TryGet(text, out Uncertain? range))
        {
            return new(Uncertain.Verbal(text, range.Low, range.High), null, null);
        }

        if (text.Length > MaxLength)
        {
            return Wrong(", which is too long for a number.");
        }

        string[] spread = SpreadSign().Split(text);
        if (spread.Length == 2)
        {
            return ParseSpread(spread[0], spread[1]);
        }

        string[] parts = text.Split("..");
        if (parts.Length > 3)
        {
            return Wrong("; a range has two or three parts, such as 60..80 or 60..70..90.");
        }

        // `5..10 %` means that both are percentages.
        string unit = parts.Length > 1 && parts[^1].TrimEnd().EndsWith('%') && !parts[..^1].Any(part => part.Contains('%')) ? "%" : "";
        double[] numbers = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            Parsed part = ParseOne(i < parts.Length - 1 ? parts[i] + unit : parts[i], words);
            if (part.Number is null)
            {
                return parts.Length > 1 && Advice(text) is string advice ? part with { Hint = advice } : part;
            }

            numbers[i] = part.Number.Central;
        }

        return numbers switch
        {
            [double one] => new(Uncertain.Exactly(one), null, null),
            [double low, double high] when low < high => new(Uncertain.Between(low, high), null, null),
            [double low, double mode, double high] when low <= mode && mode <= high && low < high =>
                new(Uncertain.Likely(low, mode, high), null, null),
            _ => Wrong(numbers[0] == numbers[^1] ? "; a range of one value is written as that value." : ", a range upside down.",
                $"Write it rising: {string.Join("..", numbers.Order().Distinct().Select(Number))}."),
        };
    }

    /// <summary>A number as the file writes it.</summary>
    public static JsonNode Write(Uncertain number) => number switch
    {
        Uncertain.Point point => JsonValue.Create(point.Value),
        Uncertain.Uniform uniform => JsonValue.Create($"{Number(uniform.Low)}..{Number(uniform.High)}"),
        Uncertain.Pert pert => JsonValue.Create($"{Number(pert.Low)}..{Number(pert.Central)}..{Number(pert.High)}"),
        Uncertain.TruncatedNormal normal => JsonValue.Create($"{Number(normal.Central)} ± {Number(normal.Deviation)}"),
        Uncertain.Word word => JsonValue.Create(word.Name),
        Uncertain.Wide wide => Write(wide.Written),
        Uncertain.OnScale own => Write(own.Written),
        Uncertain.Opinions opinions => new JsonObject
        {
            [NumberShape.By] = new JsonObject(opinions.Given.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Write(one.Value)))),
        },
        _ => throw new ArgumentException($"{number} exists only inside a run and has no written form."),
    };

    /// <summary>A number in one line for people, as the file writes it; of several analysts `30..40 or 25..60`, without saying whose it
    /// is.</summary>
    public static string Text(Uncertain number) => number is Uncertain.Opinions opinions
        ? string.Join(" or ", opinions.Given.Values.Select(Text)) : Write(number).ToString();

    /// <summary>A plain number as the file writes it, shortest form that reads back the same.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private Parsed ParseSpread(string meanText, string deviationText)
    {
        bool bothPercent = deviationText.TrimEnd().EndsWith('%') && !meanText.Contains('%');
        Parsed mean = ParseOne(bothPercent ? meanText + "%" : meanText, []);
        if (mean.Problem is not null)
        {
            return mean;
        }

        // A spread is no value of the quantity itself: any positive number is legal.
        NumberSyntax any = new(new(0, double.MaxValue) { Percent = rules.Percent });
        Parsed deviation = any.ParseOne(deviationText, []);
        return deviation.Problem is not null ? deviation
            : deviation.Number!.Central > 0 ? new(Uncertain.Around(mean.Number!.Central, deviation.Number.Central, Legal), null, null)
            : Wrong("; a spread after ± is above 0.", $"Write {meanText.Trim()} if the number is known exactly.");
    }

    private Parsed ParseOne(string text, Named<Uncertain> words)
    {
        text = text.Trim();
        if (words.TryGet(text, out Uncertain? named) && named.IsExact)
        {
            return new(named, null, null);
        }

        bool isPercent = text.EndsWith('%');
        string digits = isPercent ? text[..^1].TrimEnd() : text;
        if (!JsonNumber().IsMatch(digits))
        {
            return NotANumber(text, words);
        }

        double written = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        double value = isPercent ? written / Hundred : written;
        if (isPercent && !rules.Percent)
        {
            return Wrong($"; it is {Expected}, not a share.", $"Write {Number(written)} without the percent sign.");
        }

        if (Legal.Contains(value))
        {
            return new(Uncertain.Exactly(value), null, null);
        }

        bool meantPercent = !isPercent && rules.Percent && Legal.Contains(written / Hundred);
        return Wrong($"; it should be {Expected}.", meantPercent ? $"Did you mean {Number(written)} %?" : null);
    }

    private Parsed NotANumber(string text, Named<Uncertain> words)
    {
        string? hint = text switch
        {
            "" => "A part of the range is missing.",
            _ when words.Count > 0 && NearestName.Of(text, words.Names) is string nearest => $"Did you mean `{nearest}`?",
            _ when Advice(text) is string advice => advice,
            _ when text.StartsWith('.') && JsonNumber().IsMatch("0" + text) => $"Write 0{text}.",
            _ when text.StartsWith('+') && JsonNumber().IsMatch(text[1..]) => $"Write {text[1..]}.",
            _ when Meant.Fraction(text) is (string decimals, bool isExact) && Parse(decimals, []).Number is not null =>
                isExact ? $"Write {decimals}." : $"Write it as a decimal number, which is {decimals} to {Meant.DigitsOfFractions} digits.",
            _ when Meant.IsShare(text) is string figures && Parse(figures, []).Number is not null => $"Write {figures}.",
            _ when Meant.HasMultiplier(text) => "Write the whole number in figures, without a word or sign for its size.",
            _ when NumberWithUnit().Match(text) is { Success: true } match
                && (Meant.Number(match.Groups[1].Value)?.Plain ?? match.Groups[1].Value) is var number && JsonNumber().IsMatch(number) =>
                rules.Percent
                ? $"It takes no unit: write a share or rate, such as {number} %."
                : $"It takes no unit: write {number}.",
            _ when words.Count > 0 => $"The words known here are {string.Join(", ", words.Names)}.",
            _ => null,
        };
        return Wrong($"{NotOne} {Expected}.", hint);
    }

    /// <summary>How to write what was meant, if that is a legal number or range here.</summary>
    public string? Advice(string text)
    {
        if (Meant.Number(text) is not (string plain, string difference) || Parse(plain, []).Number is null)
        {
            return Meant.OtherReading(text) is string only && Parse(only, []).Number is not null
                ? $"Write {only}, with a point for the decimals." : null;
        }

        string other = Meant.OtherReading(text) is string decimals && Parse(decimals, []).Number is not null
            ? $", or {decimals} if the comma stands before decimals" : "";
        return $"Write {plain}{difference}{other}.";
    }

    private static Parsed Wrong(string problem, string? hint = null) => new(null, problem, hint);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^\p{Sc}?[ \u00A0]?(-?[0-9](?:[0-9.,'’_ \u00A0\u2009\u202F]*[0-9])?)[ \u00A0]?(?:[\p{L}\p{Sc}][\p{L}\p{Sc} /]*)?\z")]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex(@"\s*(?:±|\+/?-)\s*")]
    private static partial Regex SpreadSign();
}
