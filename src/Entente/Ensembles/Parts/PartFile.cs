using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Scenarios;

namespace Entente.Ensembles.Parts;

/// <summary>The sums of one part in a file: a line of JSON that says what they are, the sums, and the SHA-256 of all that stands before
/// it.</summary>
internal static class PartFile
{
    /// <summary>Version of what the file holds; another one where sums are added or their order changes.</summary>
    public const int Version = 2;

    private const int MaxHead = 4096;

    /// <summary>The bytes of a file.</summary>
    /// <param name="key">Names the run.</param>
    /// <param name="range">The part.</param>
    /// <param name="sums">Its sums.</param>
    /// <param name="table">SHA-256 of the file with its draws; null if they are not kept.</param>
    public static byte[] Bytes(string key, PartRange range, RunSums sums, string? table)
    {
        using MemoryStream body = new();
        using (BinaryWriter writer = new(body, Encoding.UTF8, leaveOpen: true))
        {
            sums.Carry(new SumWriter(writer));
        }

        Head head = new()
        {
            Key = key,
            Part = range.Part,
            Of = range.Of,
            From = range.From,
            To = range.To,
            Bytes = body.Length,
            Table = table,
        };
        using MemoryStream file = new();
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head, JsonLayout.TypeOf<Head>(OneLine)) + "\n"));
        body.WriteTo(file);
        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>The sums of a part, or what is wrong with the file in words that follow its name.</summary>
    /// <param name="folder">The folder that the file lies in.</param>
    /// <param name="key">Names the run.</param>
    /// <param name="range">The part.</param>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static (PartSums? Sums, string? WhyNot) Read(string folder, string key, PartRange range)
    {
        string path = Path.Combine(folder, range.SumsFile);
        if (!File.Exists(path))
        {
            return (null, "is not there");
        }

        byte[] file = File.ReadAllBytes(path);
        int line = file.AsSpan(0, Math.Min(file.Length, MaxHead)).IndexOf((byte)'\n');
        if (line < 0 || HeadOf(file.AsSpan(0, line)) is not Head head)
        {
            return (null, file.Length < MaxHead && line < 0 ? "is cut short" : "is not as it was written");
        }

        long length = line + 1 + head.Bytes + SHA256.HashSizeInBytes;
        if (file.Length != length)
        {
            return (null, file.Length < length ? "is cut short" : "is not as it was written");
        }

        int end = file.Length - SHA256.HashSizeInBytes;
        return !SHA256.HashData(file.AsSpan(0, end)).AsSpan().SequenceEqual(file.AsSpan(end)) ? (null, "is not as it was written")
            : head.Key != key ? (null, "belongs to another run")
            : (head.Part, head.Of, head.From, head.To) != (range.Part, range.Of, range.From, range.To)
                ? (null, $"holds part {head.Part.ToString(CultureInfo.InvariantCulture)} of "
                    + head.Of.ToString(CultureInfo.InvariantCulture))
            : head.Table is not null && WhyNoTable(Path.Combine(folder, range.TableFile), head.Table) is string why ? (null, why)
            : (new(file, line + 1, end), null);
    }

    private static string? WhyNoTable(string path, string hash) =>
        !File.Exists(path) ? $"lacks its draws: {Path.GetFileName(path)} is not there"
        : RunInfo.Sha256OfFile(path) != hash ? $"lacks its draws: {Path.GetFileName(path)} is not as it was written"
        : null;

    private static Head? HeadOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JsonLayout.TypeOf<Head>(OneLine)) is { Kind: Head.Sums, Bytes: >= 0 } head ? head
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions OneLine = new(ResultsJson.Options) { WriteIndented = false };

    /// <summary>The first line.</summary>
    internal sealed record Head
    {
        public const string Sums = "entente-sums";

        public Head()
        {
        }

        [JsonConstructor]
        internal Head(string kind = Sums) => Kind = kind;

        public string Kind { get; init; } = Sums;

        public required string Key { get; init; }

        public required int Part { get; init; }

        public required int Of { get; init; }

        public required int From { get; init; }

        public required int To { get; init; }

        public required long Bytes { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Table { get; init; }
    }
}

/// <summary>The sums of a part as they stand in its file.</summary>
/// <param name="File">The bytes of the file.</param>
/// <param name="Start">Where the sums begin in it.</param>
/// <param name="End">Where they end.</param>
internal sealed record PartSums(byte[] File, int Start, int End)
{
    /// <summary>Adds them to others.</summary>
    public void AddTo(RunSums sums)
    {
        using BinaryReader reader = new(new MemoryStream(File, Start, End - Start));
        sums.Carry(new SumReader(reader));
        if (reader.BaseStream.Position != End - Start)
        {
            throw new InvalidOperationException("A part holds other sums than its run has.");
        }
    }
}
