using DubboNet;
using DubboNet.Hessian;

[assembly: HessianFormatterFor(typeof(Legacy.Day), "java.time.LocalDate", typeof(Acme.Shop.Formatters), nameof(Acme.Shop.Formatters.Day))]
[assembly: HessianFormatterFor(typeof(Legacy.Day), "java.lang.String", typeof(Acme.Shop.Formatters), nameof(Acme.Shop.Formatters.DayText))]
[assembly: HessianFormatterFor(typeof(System.Version), "java.lang.String", typeof(Acme.Shop.Formatters), nameof(Acme.Shop.Formatters.Version))]

namespace Legacy
{
    public readonly struct Day(DateOnly date)
    {
        public DateOnly Date { get; } = date;
    }
}

namespace Acme.Shop
{
    public static class Formatters
    {
        public static readonly IHessianFormatter<Legacy.Day> DayText = HessianFormatters.Converted(
            HessianFormatters.String, (Legacy.Day day) => day.Date.ToString("O"), text => new Legacy.Day(DateOnly.ParseExact(text, "O")));

        public static IHessianFormatter<Legacy.Day> Day { get; } =
            HessianFormatters.Converted(HessianFormatters.LocalDate, (Legacy.Day day) => day.Date, date => new Legacy.Day(date));

        public static IHessianFormatter<System.Version> Version { get; } =
            HessianFormatters.Converted(HessianFormatters.String, (System.Version version) => version.ToString(), System.Version.Parse);
    }

    [HessianType("com.acme.Release")]
    public sealed partial class Release
    {
        public Legacy.Day Day { get; set; }

        public Legacy.Day? Until { get; set; }

        public Legacy.Day[]? Days { get; set; }

        [JavaType("java.lang.String")]
        public Legacy.Day Printed { get; set; }

        public Dictionary<Legacy.Day, System.Version?>? Versions { get; set; }
    }

    [DubboService("com.acme.Releases")]
    public partial interface IReleases
    {
        Task<Legacy.Day> NextAsync(Legacy.Day after, System.Version? version, List<Legacy.Day?>? except);
    }
}
