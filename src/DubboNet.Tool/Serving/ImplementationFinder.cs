using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Finds the classes of an assembly that implement contracts.</summary>
[RequiresUnreferencedCode("The assembly is not known when this tool is built.")]
[RequiresDynamicCode("The contracts are not known when this tool is built.")]
internal static class ImplementationFinder
{
    /// <summary>Creates an object of each class that implements a contract and has a public constructor without parameters.</summary>
    /// <param name="path">The path of the assembly.</param>
    /// <param name="chosen">Patterns of Java interfaces, or of classes with their namespaces. If there are none, all are taken.</param>
    /// <exception cref="ToolException">The assembly cannot be loaded, or a class cannot be used.</exception>
    public static List<Implementation> Find(string path, IReadOnlyList<ClassPattern> chosen)
    {
        if (!File.Exists(path))
            throw new ToolException(ExitCode.Input, $"The assembly '{path}' does not exist. Build it, or correct the path.");
        (Type Class, Type Contract)[] all = [.. FindTypes(path).SelectMany(type => ContractsOf(type).Select(contract => (type, contract)))];
        (ServiceKey Key, Type Class, Type Contract)[] found =
        [
            .. all.Select(pair => (Key: KeyOf(pair.Contract), pair.Class, pair.Contract))
                .Where(one => chosen.Count == 0 || chosen.Any(pattern =>
                    pattern.IsMatch(one.Key.Interface) || pattern.IsMatch(one.Class.FullName!))),
        ];
        if (found.Length == 0)
        {
            string known = string.Join(", ", all.Select(pair => $"{pair.Class} ({KeyOf(pair.Contract)})"));
            throw new ToolException(
                ExitCode.Input,
                known.Length == 0
                    ? $"'{path}' has no class that implements a contract and has a public constructor without parameters."
                    : $"'{path}' has no class for --services. It has {known}.");
        }

        if (found.GroupBy(one => one.Key).FirstOrDefault(same => same.Count() > 1) is { } several)
        {
            throw new ToolException(
                ExitCode.Input,
                $"{string.Join(" and ", several.Select(one => one.Class))} implement {several.Key}. Choose a class with --services.");
        }

        return [.. found.Select(one => Create(one.Class, one.Contract))];
    }

    private static Type[] FindTypes(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            var context = new ImplementationContext(full);
            Type[] types = context.LoadFromAssemblyPath(full).GetTypes();
            return context.Mismatch is null ? types : throw new ToolException(ExitCode.Input, context.Mismatch);
        }
        catch (BadImageFormatException e)
        {
            throw new ToolException(ExitCode.Input, $"'{path}' is not an assembly of .NET. {e.Message}", e);
        }
        catch (Exception e) when (e is ReflectionTypeLoadException or IOException or TypeLoadException or InvalidOperationException)
        {
            string reason = e is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first.Message : e.Message;
            throw new ToolException(ExitCode.Input, $"'{path}' cannot be loaded. {reason}", e);
        }
    }

    // A contract that another one of the class inherits is a part of that one.
    private static IEnumerable<Type> ContractsOf(Type type)
    {
        if (type is not { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } || type.GetConstructor([]) is null)
            return [];
        Type[] contracts = [.. type.GetInterfaces().Where(IsContract)];
        return contracts.Where(contract => !Array.Exists(contracts, other => other != contract && contract.IsAssignableFrom(other)));
    }

    private static bool IsContract(Type type) =>
        Array.Exists(
            type.GetInterfaces(),
            parent => parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(IDubboContract<>)
                && parent.GenericTypeArguments[0] == type);

    private static ServiceKey KeyOf(Type contract) => (ServiceKey)Call(nameof(KeyOfContract), contract);

    private static Implementation Create(Type type, Type contract)
    {
        object instance;
        try
        {
            instance = type.GetConstructor([])!.Invoke(BindingFlags.DoNotWrapExceptions, null, [], null);
        }
        catch (Exception e)
        {
            throw new ToolException(ExitCode.Input, $"The constructor of {type} threw {e.GetType()}: {e.Message}", e);
        }

        try
        {
            return new Implementation((DubboService)Call(nameof(CreateService), contract, instance), instance);
        }
        catch (InvalidOperationException e)
        {
            throw new ToolException(ExitCode.Input, e.Message, e);
        }
    }

    private static object Call(string method, Type contract, params object[] arguments) =>
        typeof(ImplementationFinder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(contract)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static ServiceKey KeyOfContract<TContract>()
        where TContract : class, IDubboContract<TContract> => TContract.Service;

    private static DubboService CreateService<TContract>(object instance)
        where TContract : class, IDubboContract<TContract> => ContractService.Create((TContract)instance);
}
