using System.Reflection;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Implements all methods of a contract of TableService. Each receives its sample or null, and returns it if the result has that type. The
/// class is public and not sealed, because a class is derived from it at run time.
/// </summary>
public class TableProvider : DispatchProxy
{
    internal static TContract Create<TContract>()
        where TContract : class => Create<TContract, TableProvider>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        TableSample sample = TableSamples.All.Single(sample => sample.Declared == targetMethod);
        object? argument = args![0];
        if (argument is not null && sample.FindDifference(sample.Argument, argument) is { } difference)
            throw new JavaException("java.lang.IllegalArgumentException", difference);
        object? result = argument is null || sample.Argument == sample.Result ? argument : sample.Result;
        Type resultType = targetMethod!.ReturnType.GenericTypeArguments[0];
        return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(resultType).Invoke(null, [result]);
    }
}
