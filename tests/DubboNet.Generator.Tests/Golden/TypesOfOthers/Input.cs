using DubboNet;

[assembly: HessianTypeFor(typeof(Legacy.Money), "com.acme.legacy.Money")]
[assembly: HessianTypeFor(typeof(DayOfWeek), "java.time.DayOfWeek")]

namespace Legacy
{
    public class Money
    {
        public string? Currency { get; set; }

        public decimal Amount { get; set; }

        public Money? Change { get; set; }
    }
}

namespace Acme.Shop
{
    [HessianType("com.acme.shop.Salary")]
    public sealed partial class Salary
    {
        public Legacy.Money? Gross { get; set; }

        public List<Legacy.Money>? Deductions { get; set; }

        public DayOfWeek PaidOn { get; set; }
    }
}
