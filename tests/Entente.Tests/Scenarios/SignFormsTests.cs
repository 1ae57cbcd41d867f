using System.Globalization;
using System.Text;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class SignFormsTests
{
    // The libraries of the system may know more signs than the table, or fewer, but of none something else.
    [Fact]
    public void Signs_are_made_of_what_the_system_says()
    {
        int known = 0;
        foreach (Rune sign in Signs())
        {
            string parts = SignForms.Decomposed(sign), theirs = sign.ToString().Normalize(NormalizationForm.FormKD);
            if (parts != sign.ToString() && theirs != sign.ToString())
            {
                known++;
                Assert.Equal(theirs, parts);
            }
        }

        Assert.True(known > 16_000, $"Only {known} signs are made of others.");
    }

    [Fact]
    public void Signs_with_marks_are_put_together_as_the_system_does()
    {
        int put = 0;
        foreach (Rune sign in Signs())
        {
            string apart = sign.ToString().Normalize(NormalizationForm.FormD), theirs = apart.Normalize(NormalizationForm.FormC);
            // Marks on what is itself a way to write something else, such as a blank or a script capital, stay apart.
            if (apart != sign.ToString() && theirs == sign.ToString() && apart == SignForms.Decomposed(sign))
            {
                put++;
                Assert.Equal(theirs, SignForms.Composed(apart));
            }
        }

        Assert.True(put > 12_000, $"Only {put} signs are put together.");
    }

    [Theory]
    [InlineData("Jose\u0301 Ru\u0308ckert", "José Rückert")]
    [InlineData("e\u0301\u0302", "é\u0302")]
    [InlineData("fi", "fi")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("", "")]
    public void Texts_are_put_together(string apart, string whole) => Assert.Equal(whole, SignForms.Composed(apart));

    // A native program has no libraries for languages: there, texts would stay as they are.
    [Fact]
    public void Nothing_else_asks_for_normal_forms() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories),
        path => Assert.DoesNotContain(".Normalize(", File.ReadAllText(path), StringComparison.Ordinal));

    private static IEnumerable<Rune> Signs() => Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code))
        .Where(sign => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));
}
