using System.Text;
using System.Text.Json;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Interchange;

/// <summary>Reads strict JSON into the tree that YAML is read into, so that every value knows its place. A repeated key is an
/// error.</summary>
internal static class JsonTree
{
    private const int MaxFileSize = 20_000_000;

    /// <summary>The tree, or null (and a problem).</summary>
    public static YamlNode? Read(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path, MaxFileSize);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(path, "The file is empty.");
            return null;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes);
        Cursor cursor = new(bytes);
        try
        {
            reader.Read();
            YamlNode root = Value(ref reader, cursor, twice => problems.Add(
                path, twice.Start.Line, twice.Start.Column, "", $"The key `{NumberShape.Shorten(twice.Text)}` stands twice in one group.",
                    "Nobody can tell which is meant: take one out."));
            reader.Read(); // refuses anything after the value
            return root;
        }
        catch (JsonException)
        {
            int at = (int)Math.Min(reader.BytesConsumed, bytes.Length);
            Refuse(path, bytes, at, reader.CurrentDepth, problems);
            return null;
        }
        catch (InvalidOperationException)
        {
            Mark at = new Cursor(bytes).At((int)reader.TokenStartIndex);
            problems.Add(path, at.Line, at.Column, "", "The file is not JSON: this text has an escape that stands for half a character.");
            return null;
        }
    }

    private static YamlNode Value(ref Utf8JsonReader reader, Cursor cursor, Action<YamlScalar> reportTwice)
    {
        Mark start = cursor.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<YamlEntry> entries = [];
                HashSet<string> keys = new(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    YamlScalar key = Scalar(reader.GetString()!, isText: true, cursor.At((int)reader.TokenStartIndex));
                    if (!keys.Add(key.Text))
                    {
                        reportTwice(key);
                    }

                    reader.Read();
                    YamlNode value = Value(ref reader, cursor, reportTwice);
                    entries.Add(new(key, value, IsAlias: false, value.End));
                }

                return new YamlMapping { Entries = entries, IsFlow = true, Start = start, End = start };
            case JsonTokenType.StartArray:
                List<YamlNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, cursor, reportTwice));
                }

                return new YamlSequence { Items = items, Start = start, End = start };
            case JsonTokenType.String:
                return Scalar(reader.GetString()!, isText: true, start);
            default:
                return Scalar(Encoding.UTF8.GetString(reader.ValueSpan), isText: false, start);
        }
    }

    private static YamlScalar Scalar(string text, bool isText, Mark at) => new() { Text = text, IsPlain = !isText, Start = at, End = at };

    // What is wrong is told from the signs around the place, in words of our own: those of the library quote the file.
    private static void Refuse(string path, byte[] bytes, int from, int depth, ProblemList problems)
    {
        int at = from;
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        const int deepest = 64;
        char sign = at < bytes.Length ? (char)bytes[at] : '\0', next = at + 1 < bytes.Length ? (char)bytes[at + 1] : '\0';
        (string why, string? hint) = sign switch
        {
            '\0' when at >= bytes.Length => ("it ends before every bracket and quotation mark is closed", null),
            '{' or '[' when depth >= deepest =>
                (string.Create(CultureInfo.InvariantCulture, $"it is nested more than {deepest} levels deep"), null),
            _ when from == 0 && sign is not ('{' or '[' or '"') => ("it does not begin with { or [", null),
            ',' when IsBeforeBracket(bytes, at + 1) => ("nothing follows this comma", "Take the comma out."),
            ',' => ("a value is missing here, or a comma stands twice", null),
            '\'' => ("text stands in double quotation marks, not in single ones", "Write \"…\"."),
            '/' when next is '/' or '*' => ("JSON has no comments", "Take the comment out."),
            '"' => ("this text has no end on its line, or an escape in it that JSON does not know", "A backslash is written \\\\."),
            '}' or ']' when IsAfterComma(bytes, at) => ("a comma stands before this bracket with nothing after it", "Take the comma out."),
            '}' or ']' => ("this bracket closes nothing here, or a value is missing before it", null),
            '-' or '+' or '.' or (>= '0' and <= '9') =>
                ("this is no number as JSON writes it", "Write digits with a point for the decimals, such as 0.5 or -2."),
            _ when depth == 0 => ("something follows after its end", null),
            _ => ("here stands something that is neither text in double quotation marks, nor a number, nor true, false or null", null),
        };
        Mark place = new Cursor(bytes).At(Math.Min(at, bytes.Length));
        problems.Add(path, place.Line, place.Column, "", $"The file is not JSON: {why}.", hint);
    }

    private static bool IsAfterComma(byte[] bytes, int at)
    {
        int before = bytes.AsSpan(0, at).LastIndexOfAnyExcept(" \t\r\n"u8);
        return before >= 0 && bytes[before] == (byte)',';
    }

    private static bool IsBeforeBracket(byte[] bytes, int at)
    {
        int next = bytes.AsSpan(Math.Min(at, bytes.Length)).IndexOfAnyExcept(" \t\r\n"u8);
        return next >= 0 && bytes[at + next] is (byte)'}' or (byte)']';
    }

    /// <summary>Counts lines and columns (in UTF-16 code units) up to places that only go forward.</summary>
    private sealed class Cursor(byte[] bytes)
    {
        private int at, line = 1, column = 1, index;

        public Mark At(int place)
        {
            for (; at < place; at++)
            {
                int units = (bytes[at] & 0xC0) == 0x80 ? 0 : bytes[at] >= 0xF0 ? 2 : 1;
                index += units;
                (line, column) = bytes[at] == '\n' ? (line + 1, 1) : (line, column + units);
            }

            return new(line, column, index);
        }
    }
}
