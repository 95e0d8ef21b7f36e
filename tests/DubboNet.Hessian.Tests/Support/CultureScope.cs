using System.Globalization;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>A culture in which no number looks as Java writes it, for the time of a test.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string name)
    {
        // Signs of its own, so that the test bites where the machine has no data for the culture too.
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
