using System.Globalization;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Sets a culture in which numbers are formatted differently from Java for the duration of a test.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string name)
    {
        // The signs are set explicitly, so that the test is effective even if the machine has no data for the culture.
        var culture = new CultureInfo(name, useUserOverride: false);
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.PositiveSign = "＋";
        culture.NumberFormat.NumberDecimalSeparator = "٫";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NaNSymbol = "ليس";
        culture.NumberFormat.PositiveInfinitySymbol = "∞";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
