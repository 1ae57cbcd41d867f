using Entente.Evidence.Actors;
using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>A speaker who tells how he himself stands to something: `said he hoped that the talks would go on`, `told reporters she was not
/// convinced that …`. What is reported then is not that he hopes, but what he hopes.</summary>
internal sealed class EmbeddedStance(FramedText text)
{
    private readonly WordStream words = text.Words;
    private readonly ContentFinder contents = new(text);

    /// <summary>The statement inside, and how the speaker stands to it; null if the speaker only asserts, or if the stance is somebody
    /// else's.</summary>
    public (Content Content, Cue Stance)? In(Cue outer, Content content, Frame frame, IReadOnlyList<Cue> cues)
    {
        int subject = words.Is(content.First, "that") ? content.First + 1 : content.First;
        if (content.Form is not (ContentForm.That or ContentForm.Clause) || outer.Polarity != Polarity.Asserts
            || !IsSpeaker(subject, outer, content.First))
        {
            return null;
        }

        foreach (Cue inner in cues)
        {
            if (inner.Subject is NounPhrase own && own.First == subject && own.Last == subject && inner.Place == SubjectPlace.Before
                && inner.First == subject + 1 && !inner.IsDenied && !inner.IsUnreal && inner.Polarity is not (Polarity.Asserts or
                Polarity.Withholds))
            {
                Content said = contents.After(inner, frame, cues);
                return said.Form is ContentForm.That or ContentForm.Clause or ContentForm.Question or ContentForm.Infinitive
                    && said.First > inner.Last ? (said with { Last = Math.Max(said.First, Math.Min(said.Last, content.Last)) }, inner)
                    : null;
            }
        }

        return null;
    }

    // `He`, `she` or `they` is the speaker if nothing speaks against it; `it` is an organisation or a writing. After `said of Roe that he`
    // it is Roe.
    private bool IsSpeaker(int pronoun, Cue outer, int content)
    {
        if (outer.Subject is not NounPhrase speaker)
        {
            return false;
        }

        for (int i = outer.End + 1; i < content; i++)
        {
            if (words.IsAny(i, "of", "about"))
            {
                return false;
            }
        }

        bool isOne = speaker.First == speaker.Last;
        if (words.IsAny(pronoun, "i", "we"))
        {
            return isOne && words[pronoun].Equals(words[speaker.First], StringComparison.OrdinalIgnoreCase);
        }

        Gender named = speaker.Head == speaker.First ? Gender.Unknown : FirstNames.GenderOf(words[speaker.Head - 1]);
        bool isPerson = named != Gender.Unknown
            || Has(speaker, WordTag.Human | WordTag.Role | WordTag.Title | WordTag.Male | WordTag.Female);
        bool isPlural = Has(speaker, WordTag.Group) || HasAnd(speaker) || (isOne && words.Is(speaker.First, "they"));
        bool canBeOne = !isPlural && !(isOne && words.IsAny(speaker.First, "it", "we", "i"));
        return words.Is(pronoun, "he") ? canBeOne && named != Gender.Female && !Has(speaker, WordTag.Female)
            : words.Is(pronoun, "she") ? canBeOne && named != Gender.Male && !Has(speaker, WordTag.Male)
            : words.Is(pronoun, "they") ? isPlural || Has(speaker, WordTag.Organisation | WordTag.KnownOrganisation)
            : words.Is(pronoun, "it") && !isPlural && (Has(speaker, WordTag.Organisation | WordTag.KnownOrganisation | WordTag.Writing)
                || (isOne && words.Is(speaker.First, "it")) || !isPerson);
    }

    private bool Has(NounPhrase phrase, WordTag tags)
    {
        for (int i = phrase.First; i <= phrase.Head; i++)
        {
            if (words.Has(i, tags))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasAnd(NounPhrase phrase)
    {
        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            if (words.Is(i, "and"))
            {
                return true;
            }
        }

        return false;
    }
}
