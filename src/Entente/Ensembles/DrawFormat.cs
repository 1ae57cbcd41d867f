using System.Text;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Writes draws as bytes and reads them back: what waits in memory to be put in order, and what is kept on disk until a run is
/// finished.</summary>
/// <remarks>Numbers of the path through time are kept to 24 bits, all others whole. Whatever is made of draws is made of what was read
/// back, so that a resumed run gives the same bytes as one that was never stopped. About 5 kB a draw for a year of weeks, 4 actors and 4
/// packages, and 1 kB without the talks of every step.</remarks>
/// <param name="actors">How many actors the scenario has.</param>
/// <param name="packages">How many packages.</param>
internal sealed class DrawFormat(int actors, int packages)
{
    /// <summary>Changes with the bytes, so that a run begun by another version is not misread.</summary>
    public const int Version = 6;

    /// <summary>A draw as bytes.</summary>
    public byte[] Write(SampledDraw sampled)
    {
        using MemoryStream stream = new();
        using BinaryWriter to = new(stream, Encoding.UTF8);
        Draw draw = sampled.Draw;
        to.Write(draw.Index);
        Numbers(to, sampled.Inputs);
        WriteDraw(to, draw);
        to.Write(sampled.Changed.Count);
        foreach (Draw changed in sampled.Changed)
        {
            WriteDraw(to, changed);
        }

        to.Flush();
        return stream.ToArray();
    }

    /// <summary>A draw from its bytes.</summary>
    public SampledDraw Read(ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream stream = new(bytes.ToArray(), writable: false);
        using BinaryReader from = new(stream, Encoding.UTF8);
        int index = from.ReadInt32();
        double[] inputs = Numbers(from);
        Draw draw = ReadDraw(from, index);
        Draw[] changed = new Draw[from.ReadInt32()];
        for (int i = 0; i < changed.Length; i++)
        {
            changed[i] = ReadDraw(from, index);
        }

        return new(draw, inputs) { Changed = changed };
    }

    private void WriteDraw(BinaryWriter to, Draw draw)
    {
        to.Write(draw.Failure ?? "");
        if (draw.Failure is null)
        {
            WriteCourse(to, draw);
        }
    }

    private Draw ReadDraw(BinaryReader from, int index)
    {
        string failure = from.ReadString();
        return failure.Length > 0 ? new Draw { Index = index, Failure = failure } : ReadCourse(from, index);
    }

    private void WriteCourse(BinaryWriter to, Draw draw)
    {
        to.Write((byte)draw.Outcome);
        to.Write(draw.Agreements.Count);
        foreach (Agreement agreement in draw.Agreements)
        {
            to.Write(agreement.Package);
            to.Write(agreement.Step);
            to.Write(agreement.Date.DayNumber);
            Numbers(to, agreement.Terms);
            Numbers(to, agreement.Utilities);
            Numbers(to, agreement.Value.IfHeld);
            Numbers(to, agreement.Value.Worth);
            Numbers(to, agreement.Value.NoDeal);
            Numbers(to, agreement.Value.Deadline);
            for (int actor = 0; actor < actors; actor++)
            {
                to.Write(agreement.Parties[actor]);
            }

            WriteOrigins(to, agreement.Origins);
            WriteLines(to, agreement.Lines);
            WritePerformances(to, agreement.Performances);
            Numbers(to, agreement.Stands);
            Numbers(to, agreement.EndedBy);
            WriteEnd(to, agreement);
        }

        to.Write(draw.EndOfWar is EndOfWar end ? (byte)(1 + (byte)end.Winner) : (byte)0);
        to.Write(draw.EndOfWar?.Collapsed ?? false);
        to.Write(draw.EndOfWar?.Step ?? 0);
        to.Write(draw.EndOfWar?.Date.DayNumber ?? 0);
        to.Write(draw.Happenings.Count);
        foreach (Happening happening in draw.Happenings)
        {
            to.Write(happening.Name);
            to.Write(happening.Date.DayNumber);
            to.Write(happening.Ends?.DayNumber ?? -1);
        }

        Numbers(to, draw.Payoffs);
        Numbers(to, draw.FinalTerms);
        to.Write(draw.PathAgreement.Count);
        foreach (double probability in draw.PathAgreement)
        {
            to.Write((float)probability);
        }

        WritePath(to, draw.Path);
    }

    /// <summary>How an agreement ended.</summary>
    private static void WriteEnd(BinaryWriter to, Agreement agreement)
    {
        to.Write(agreement.Broken?.Date.DayNumber ?? -1);
        to.Write(agreement.Broken?.Actor ?? -1);
        to.Write(agreement.Broken?.Spoiler ?? "");
        to.Write(agreement.Broken?.Temptation ?? 0);
        to.Write(agreement.Expired?.DayNumber ?? -1);
        to.Write(agreement.Replaced?.DayNumber ?? -1);
        to.Write(agreement.YearsHeld);
    }

    private Draw ReadCourse(BinaryReader from, int index)
    {
        DrawOutcome outcome = (DrawOutcome)from.ReadByte();
        Agreement[] agreements = new Agreement[from.ReadInt32()];
        for (int i = 0; i < agreements.Length; i++)
        {
            Agreement made = new(
                from.ReadInt32(), from.ReadInt32(), DateOnly.FromDayNumber(from.ReadInt32()), Numbers(from), Numbers(from),
                new(Numbers(from), Numbers(from), Numbers(from), Numbers(from)))
            {
                Parties = [.. Enumerable.Range(0, actors).Select(_ => from.ReadBoolean())],
                Origins = ReadOrigins(from),
                Lines = ReadLines(from),
                Performances = ReadPerformances(from),
                Stands = Numbers(from),
                EndedBy = Numbers(from),
            };
            (int broken, int actor, string spoiler, double temptation, int expired, int replaced) =
                (from.ReadInt32(), from.ReadInt32(), from.ReadString(), from.ReadDouble(), from.ReadInt32(), from.ReadInt32());
            agreements[i] = made with
            {
                Broken = Date(broken) is DateOnly date
                    ? new Breach(date, actor >= 0 ? actor : null, spoiler.Length > 0 ? spoiler : null, temptation) : null,
                Expired = Date(expired),
                Replaced = Date(replaced),
                YearsHeld = from.ReadDouble(),
            };
        }

        (byte winner, bool collapsed, int step, int day) = (from.ReadByte(), from.ReadBoolean(), from.ReadInt32(), from.ReadInt32());
        Happening[] happenings = new Happening[from.ReadInt32()];
        for (int i = 0; i < happenings.Length; i++)
        {
            happenings[i] = new(from.ReadString(), DateOnly.FromDayNumber(from.ReadInt32()), Date(from.ReadInt32()));
        }

        double[] payoffs = Numbers(from), terms = Numbers(from), path = new double[from.ReadInt32()];
        for (int i = 0; i < path.Length; i++)
        {
            path[i] = from.ReadSingle();
        }

        return new()
        {
            Index = index,
            Outcome = outcome,
            Agreements = agreements,
            EndOfWar = winner == 0 ? null : new((Side)(winner - 1), collapsed, step, DateOnly.FromDayNumber(day)),
            Happenings = happenings,
            Payoffs = payoffs,
            FinalTerms = terms,
            PathAgreement = path,
            Path = ReadPath(from),
        };
    }

    private void WritePath(BinaryWriter to, DrawPath path)
    {
        to.Write(path.Steps);
        to.Write(path.HoldsTalks);
        for (int step = 0; step < path.Steps; step++)
        {
            to.Write((byte)path.Standing(step));
            to.Write((float)path.Front(step));
            if (!path.HoldsTalks)
            {
                continue;
            }

            to.Write((float)path.FrontInWar(step));
            for (int package = 0; package < packages; package++)
            {
                to.Write(path.IsOnOffer(step, package));
                if (path.IsOnOffer(step, package))
                {
                    to.Write((float)path.Depth(step, package));
                    to.Write((short)path.Crossing(step, package));
                    to.Write(path.IsInCeasefire(step, package));
                    for (int actor = 0; actor < actors; actor++)
                    {
                        to.Write(path.IsBinding(step, package, actor));
                    }
                }
            }

            for (int actor = 0; actor < actors; actor++)
            {
                to.Write((float)path.Reservation(step, actor));
                to.Write((float)path.BeliefMean(step, actor));
                to.Write((float)path.BeliefDeviation(step, actor));
            }
        }
    }

    private DrawPath ReadPath(BinaryReader from)
    {
        DrawPath path = new(from.ReadInt32(), actors, packages, from.ReadBoolean());
        for (int step = 0; step < path.Steps; step++)
        {
            path.Record(step, (Standing)from.ReadByte(), from.ReadSingle());
            if (!path.HoldsTalks)
            {
                continue;
            }

            path.RecordFrontInWar(step, from.ReadSingle());
            for (int package = 0; package < packages; package++)
            {
                if (from.ReadBoolean())
                {
                    path.RecordDepth(step, package, from.ReadSingle(), from.ReadInt16(), from.ReadBoolean());
                    Span<bool> binding = path.Binding(step, package);
                    for (int actor = 0; actor < actors; actor++)
                    {
                        binding[actor] = from.ReadBoolean();
                    }
                }
            }

            for (int actor = 0; actor < actors; actor++)
            {
                path.RecordActor(step, actor, from.ReadSingle(), from.ReadSingle(), from.ReadSingle());
            }
        }

        return path;
    }

    private static void WriteOrigins(BinaryWriter to, IReadOnlyList<TermsOrigin?> origins)
    {
        to.Write(origins.Count);
        foreach (TermsOrigin? origin in origins)
        {
            to.Write(origin is null ? (sbyte)-1 : (sbyte)origin.Place);
            if (origin is not null)
            {
                Places(to, origin.RedLines);
                Places(to, origin.Ideals);
            }
        }

        static void Places(BinaryWriter to, ValueList<int> actors)
        {
            to.Write(actors.Count);
            foreach (int actor in actors)
            {
                to.Write(actor);
            }
        }
    }

    private static void WriteLines(BinaryWriter to, IReadOnlyList<LineMove> lines)
    {
        to.Write(lines.Count);
        foreach (LineMove line in lines)
        {
            to.Write(line.Actor);
            to.Write(line.Issue);
            to.Write(line.From);
            to.Write(line.To);
        }
    }

    private static LineMove[] ReadLines(BinaryReader from)
    {
        LineMove[] lines = new LineMove[from.ReadInt32()];
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = new(from.ReadInt32(), from.ReadInt32(), from.ReadDouble(), from.ReadDouble());
        }

        return lines;
    }

    private static void WritePerformances(BinaryWriter to, IReadOnlyList<Performance> performances)
    {
        to.Write(performances.Count);
        foreach (Performance one in performances)
        {
            to.Write(one.Actor);
            to.Write(one.Issue);
            to.Write(one.Fails);
        }
    }

    private static Performance[] ReadPerformances(BinaryReader from)
    {
        Performance[] performances = new Performance[from.ReadInt32()];
        for (int i = 0; i < performances.Length; i++)
        {
            performances[i] = new(from.ReadInt32(), from.ReadInt32(), from.ReadBoolean());
        }

        return performances;
    }

    private static TermsOrigin?[] ReadOrigins(BinaryReader from)
    {
        TermsOrigin?[] origins = new TermsOrigin?[from.ReadInt32()];
        for (int k = 0; k < origins.Length; k++)
        {
            origins[k] = from.ReadSByte() is var place && place < 0 ? null : new((TermsPlace)place, Places(from), Places(from));
        }

        return origins;

        static ValueList<int> Places(BinaryReader from)
        {
            int[] actors = new int[from.ReadInt32()];
            for (int i = 0; i < actors.Length; i++)
            {
                actors[i] = from.ReadInt32();
            }

            return [.. actors];
        }
    }

    private static void Numbers(BinaryWriter to, IReadOnlyList<double> numbers)
    {
        to.Write(numbers.Count);
        for (int i = 0; i < numbers.Count; i++)
        {
            to.Write(numbers[i]);
        }
    }

    private static double[] Numbers(BinaryReader from)
    {
        double[] numbers = new double[from.ReadInt32()];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = from.ReadDouble();
        }

        return numbers;
    }

    private static DateOnly? Date(int day) => day < 0 ? null : DateOnly.FromDayNumber(day);
}
